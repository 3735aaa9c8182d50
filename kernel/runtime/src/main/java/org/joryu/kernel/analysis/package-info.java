/// For whoever answers questions about Java code that is being typed: what may stand at the cursor,
/// what a name is, without running or changing anything.
///
/// It reads code with javac's own API in compilers of its own and knows JShell only by the
/// declarations it is given, so that it waits for no cell, be it running or compiling.
@NullMarked
package org.joryu.kernel.analysis;

import org.jspecify.annotations.NullMarked;
