package org.joryu.kernel.protocol;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a front end may ask. Field by field the messaging specification's, positions in Unicode code
/// points.
public sealed interface Request extends Content
        permits Request.ExecuteRequest,
                Request.KernelInfoRequest,
                Request.IsCompleteRequest,
                Request.CompleteRequest,
                Request.InspectRequest,
                Request.HistoryRequest,
                Request.InterruptRequest,
                Request.ShutdownRequest,
                Request.CommInfoRequest,
                Request.UsageRequest,
                Request.InputReply,
                Request.UnknownRequest,
                Request.InvalidRequest,
                SubshellRequest,
                Comm {

    /// Run a cell.
    ///
    /// @param code its source
    /// @param silent whether to publish nothing and to leave counter and history alone
    /// @param storeHistory whether it counts; never true of a silent one
    /// @param userExpressions expressions to evaluate afterwards, in this order, by the name of their result
    /// @param allowStdin whether the front end can answer an [InputRequest]
    /// @param stopOnError whether a failure aborts the cells that wait behind it
    record ExecuteRequest(
            String code,
            boolean silent,
            boolean storeHistory,
            Map<String, String> userExpressions,
            boolean allowStdin,
            boolean stopOnError)
            implements Request {

        public ExecuteRequest {
            storeHistory = storeHistory && !silent;
            userExpressions = Collections.unmodifiableMap(new LinkedHashMap<>(userExpressions));
        }

        /// Whether the kernel's counter moves on and the history keeps the cell: it does not for one that is blank.
        public boolean counts() {
            return storeHistory && !code.isBlank();
        }

        /// A cell as a person runs it: counted, without input, stopping what follows when it fails.
        public static ExecuteRequest of(String code) {
            return new ExecuteRequest(code, false, true, Map.of(), false, true);
        }

        @Override
        public String messageType() {
            return "execute_request";
        }
    }

    /// What kernel is this?
    record KernelInfoRequest() implements Request {
        @Override
        public String messageType() {
            return "kernel_info_request";
        }
    }

    /// May this be run, or are lines missing?
    record IsCompleteRequest(String code) implements Request {
        @Override
        public String messageType() {
            return "is_complete_request";
        }
    }

    /// What may stand at the cursor?
    record CompleteRequest(String code, int cursorPos) implements Request {
        @Override
        public String messageType() {
            return "complete_request";
        }
    }

    /// What is the name at the cursor?
    ///
    /// @param detailLevel 0 for documentation, 1 for source
    record InspectRequest(String code, int cursorPos, int detailLevel) implements Request {
        @Override
        public String messageType() {
            return "inspect_request";
        }
    }

    /// What was run before?
    ///
    /// @param output whether results are wanted beside the sources
    /// @param access which entries
    record HistoryRequest(boolean output, HistoryAccess access) implements Request {
        @Override
        public String messageType() {
            return "history_request";
        }
    }

    /// Stop the running cell.
    record InterruptRequest() implements Request {
        @Override
        public String messageType() {
            return "interrupt_request";
        }
    }

    /// End the kernel.
    ///
    /// @param restart whether the front end will start another in its place
    record ShutdownRequest(boolean restart) implements Request {
        @Override
        public String messageType() {
            return "shutdown_request";
        }
    }

    /// Which comms are open?
    ///
    /// @param targetName only those of this target, null for all
    record CommInfoRequest(@Nullable String targetName) implements Request {
        @Override
        public String messageType() {
            return "comm_info_request";
        }
    }

    /// How much of the machine is in use?
    record UsageRequest() implements Request {
        @Override
        public String messageType() {
            return "usage_request";
        }
    }

    /// The line that an [InputRequest] asked for.
    ///
    /// @param question the message id of the input request, null where the front end does not say
    record InputReply(String value, @Nullable String question) implements Request {
        @Override
        public String messageType() {
            return "input_reply";
        }
    }

    /// A message type that this kernel does not know.
    record UnknownRequest(String messageType) implements Request {}

    /// A known message type whose content is not what the specification says.
    ///
    /// @param problem what is wrong with it, for people
    record InvalidRequest(String messageType, String problem) implements Request {}
}
