package org.joryu.kernel.jshell;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of a cell, in words that JShell and the kernel share.
sealed interface Outcome {

    /// It ran to its end.
    ///
    /// @param value as JShell writes it, empty where there is none
    record Done(String value) implements Outcome {}

    /// It ended with an exception.
    record Threw(String type, String message) implements Outcome {

        /// An exception without a message has an empty one.
        static Threw of(String type, @Nullable String message) {
            return new Threw(SnippetNames.of(type), message == null ? "" : SnippetNames.inMessage(message));
        }
    }

    /// It does not compile.
    ///
    /// @param messages what is wrong, not all of which the other must tell
    record Rejected(List<String> messages) implements Outcome {}
}
