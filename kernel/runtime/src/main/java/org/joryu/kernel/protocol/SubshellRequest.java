package org.joryu.kernel.protocol;

/// What a front end may ask of subshells, on control (JEP 91).
public sealed interface SubshellRequest extends Request {

    /// Make another subshell.
    record Create() implements SubshellRequest {
        @Override
        public String messageType() {
            return "create_subshell_request";
        }
    }

    /// End one.
    record Delete(String subshellId) implements SubshellRequest {
        @Override
        public String messageType() {
            return "delete_subshell_request";
        }
    }

    /// Which are there?
    record ListAll() implements SubshellRequest {
        @Override
        public String messageType() {
            return "list_subshell_request";
        }
    }
}
