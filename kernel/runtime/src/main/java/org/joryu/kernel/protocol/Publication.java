package org.joryu.kernel.protocol;

import java.util.List;
import java.util.Map;

/// What the kernel tells every front end, on iopub.
///
/// Representations are JSON values (`Map`, `List`, `String`, `Number`, `Boolean`) by MIME type.
public sealed interface Publication extends Content
        permits Publication.Status,
                Publication.Stream,
                Publication.DisplayData,
                Publication.UpdateDisplayData,
                Publication.ExecuteInput,
                Publication.ExecuteResult,
                Publication.ExecutionError,
                Publication.ClearOutput,
                Publication.IopubWelcome,
                Comm {

    /// Whether the kernel works on the parent request.
    record Status(State state) implements Publication {
        @Override
        public String messageType() {
            return "status";
        }

        /// The `execution_state`.
        public enum State {
            BUSY,
            IDLE
        }
    }

    /// Text that user code printed.
    record Stream(Name name, String text) implements Publication {
        @Override
        public String messageType() {
            return "stream";
        }

        /// Which of the two standard streams.
        public enum Name {
            STDOUT,
            STDERR
        }
    }

    /// Something to show.
    ///
    /// @param displayId under which an [UpdateDisplayData] can replace it
    record DisplayData(Map<String, Object> data, Map<String, Object> metadata, String displayId)
            implements Publication {
        @Override
        public String messageType() {
            return "display_data";
        }
    }

    /// What to show instead, wherever the display id is shown.
    record UpdateDisplayData(Map<String, Object> data, Map<String, Object> metadata, String displayId)
            implements Publication {
        @Override
        public String messageType() {
            return "update_display_data";
        }
    }

    /// The source that is about to run, for the other front ends.
    record ExecuteInput(String code, int executionCount) implements Publication {
        @Override
        public String messageType() {
            return "execute_input";
        }
    }

    /// The value of a cell.
    record ExecuteResult(int executionCount, Map<String, Object> data, Map<String, Object> metadata)
            implements Publication {
        @Override
        public String messageType() {
            return "execute_result";
        }
    }

    /// Why a cell failed.
    record ExecutionError(String name, String value, List<String> traceback) implements Publication {
        public ExecutionError {
            traceback = List.copyOf(traceback);
        }

        @Override
        public String messageType() {
            return "error";
        }
    }

    /// Clear what the cell shows.
    ///
    /// @param later whether to keep it until the next output comes (`wait`)
    record ClearOutput(boolean later) implements Publication {
        @Override
        public String messageType() {
            return "clear_output";
        }
    }

    /// The first word to a new subscriber, who now knows that it will miss nothing.
    ///
    /// @param subscription the prefix of topics that it subscribed to
    record IopubWelcome(String subscription) implements Publication {
        @Override
        public String messageType() {
            return "iopub_welcome";
        }
    }
}
