package org.joryu.kernel.protocol;

import java.util.List;

/// What the kernel answers to a [SubshellRequest].
public sealed interface SubshellReply extends Reply {

    @Override
    default String status() {
        return "ok";
    }

    /// There is a new one.
    ///
    /// @param subshellId for the headers of what it is to be asked
    record Created(String subshellId) implements SubshellReply {
        @Override
        public String messageType() {
            return "create_subshell_reply";
        }
    }

    /// It is no more.
    record Deleted() implements SubshellReply {
        @Override
        public String messageType() {
            return "delete_subshell_reply";
        }
    }

    /// These are there, beside the main shell.
    record All(List<String> subshellIds) implements SubshellReply {
        public All {
            subshellIds = List.copyOf(subshellIds);
        }

        @Override
        public String messageType() {
            return "list_subshell_reply";
        }
    }
}
