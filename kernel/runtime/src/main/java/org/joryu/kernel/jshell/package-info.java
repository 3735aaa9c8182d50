/// For the kernel: Java as its language, run by JShell in this process.
///
/// A cell is split into snippets; each is compiled by JShell, its classes are given checks that let
/// an interrupt in, loaded by a loader of the cells' own, and invoked on the calling thread. Values
/// stay objects: JShell's strings are never asked for.
@NullMarked
package org.joryu.kernel.jshell;

import org.jspecify.annotations.NullMarked;
