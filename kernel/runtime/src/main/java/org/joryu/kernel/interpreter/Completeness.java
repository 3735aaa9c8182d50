package org.joryu.kernel.interpreter;

/// The answer to `is_complete_request`.
public sealed interface Completeness {

    /// Can be run as it is.
    record Complete() implements Completeness {}

    /// Needs more lines.
    ///
    /// @param indent white space to begin the next line with
    record Incomplete(String indent) implements Completeness {}

    /// No further line will make it right.
    record Invalid() implements Completeness {}
}
