package org.joryu.kernel.jshell;

import org.jspecify.annotations.Nullable;

/// What came of running one snippet's code.
sealed interface Invocation {

    /// There was nothing to run, as with a class or an import, or the cell had been stopped before.
    record None() implements Invocation {}

    /// It ran to its end.
    ///
    /// @param value what it returned, the object itself; null also where there is nothing to return
    record Returned(@Nullable Object value) implements Invocation {}

    /// It threw, or its classes could not be loaded.
    record Threw(Throwable thrown) implements Invocation {}
}
