package org.joryu.kernel.protocol;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How the execution of a cell ended ("execute_reply").
public sealed interface ExecuteReply extends Reply {

    @Override
    default String messageType() {
        return "execute_reply";
    }

    /// It ran to its end.
    ///
    /// @param userExpressions what the request's user expressions yielded, by name
    record Succeeded(int executionCount, Map<String, UserExpression> userExpressions) implements ExecuteReply {
        public Succeeded {
            userExpressions = Collections.unmodifiableMap(new LinkedHashMap<>(userExpressions));
        }

        @Override
        public String status() {
            return "ok";
        }
    }

    /// It failed or was interrupted.
    record Failed(int executionCount, String name, String value, List<String> traceback) implements ExecuteReply {
        public Failed {
            traceback = List.copyOf(traceback);
        }

        @Override
        public String status() {
            return "error";
        }
    }

    /// It was not run, because one before it failed.
    record Aborted() implements ExecuteReply {
        @Override
        public String status() {
            return "aborted";
        }
    }

    /// What one user expression yielded.
    sealed interface UserExpression {

        /// A value, by MIME type.
        record Value(Map<String, Object> data, Map<String, Object> metadata) implements UserExpression {}

        /// Why there is none.
        record Problem(String name, String value, List<String> traceback) implements UserExpression {
            public Problem {
                traceback = List.copyOf(traceback);
            }
        }
    }
}
