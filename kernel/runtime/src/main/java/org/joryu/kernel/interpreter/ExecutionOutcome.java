package org.joryu.kernel.interpreter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a cell ended.
public sealed interface ExecutionOutcome {

    /// It ran to its end.
    ///
    /// @param hasValue whether the last snippet was an expression with a value to show
    /// @param value that value, the live object; null also where an expression yielded null
    record Completed(boolean hasValue, @Nullable Object value) implements ExecutionOutcome {

        /// Ended with nothing to show.
        public static final Completed WITHOUT_VALUE = new Completed(false, null);
    }

    /// It did not compile, or threw.
    ///
    /// @param name the exception's class name, or `CompilationError`: the protocol's `ename`
    /// @param message the protocol's `evalue`
    /// @param traceback lines for people, in the coordinates of the cell, ANSI colours allowed
    record Failed(String name, String message, List<String> traceback) implements ExecutionOutcome {
        public Failed {
            traceback = List.copyOf(traceback);
        }
    }

    /// The user stopped it.
    ///
    /// @param traceback where it was when it stopped
    record Interrupted(List<String> traceback) implements ExecutionOutcome {
        public Interrupted {
            traceback = List.copyOf(traceback);
        }
    }
}
