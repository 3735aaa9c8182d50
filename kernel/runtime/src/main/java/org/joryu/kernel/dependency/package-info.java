/// Libraries from Maven repositories for the class path of cells: the magic `%dependency`.
///
/// The only package that knows Maven's resolver. Nothing of it is loaded before the magic is first used:
/// [DependencyMagic] and what it is made of name no type of the resolver, [Resolver] and what that is made of do.
@NullMarked
package org.joryu.kernel.dependency;

import org.jspecify.annotations.NullMarked;
