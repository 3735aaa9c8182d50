package org.joryu.app;

import com.google.gson.annotations.SerializedName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happens while `joryu run` runs a notebook, in order. `--progress json` prints each as one line of JSON, with
/// these names and the member `event`; names may be added, those that there are stay.
///
/// ```text
/// {"event":"notebook-begin","notebook":"a.ipynb","cells":2}
/// {"event":"cell-begin","notebook":"a.ipynb","cell":1,"id":"first","source":"1 + 1"}
/// {"event":"cell-end","notebook":"a.ipynb","cell":1,"id":"first","source":"1 +
/// 1","status":"ok","seconds":0.021,"outputs":["2"]}
/// {"event":"notebook-end","notebook":"a.ipynb","status":"ok","seconds":0.9,"output":"a.executed.ipynb"}
/// ```
sealed interface RunEvent {

    /// The notebook as it was named on the command line.
    String notebook();

    /// It begins.
    ///
    /// @param cells how many code cells it has
    record NotebookBegin(String notebook, int cells) implements RunEvent {}

    /// A cell begins. Empty cells are passed over.
    ///
    /// @param cell its number among the code cells, from 1
    /// @param id its id in the file; empty in files of nbformat 4.4 and older
    record CellBegin(String notebook, int cell, String id, String source) implements RunEvent {}

    /// Something that is on display was shown or has changed.
    ///
    /// @param text all of it
    record Progress(String notebook, int cell, String text) implements RunEvent {}

    /// A cell ended, or was not run because the notebook ended before.
    ///
    /// @param seconds how long it took
    /// @param outputs the text of each output, those without text and the failure left out
    /// @param failure why it failed; null if it did not
    record CellEnd(
            String notebook,
            int cell,
            String id,
            String source,
            CellStatus status,
            double seconds,
            List<String> outputs,
            @Nullable Failure failure)
            implements RunEvent {
        public CellEnd {
            outputs = List.copyOf(outputs);
        }
    }

    /// Something a person should know.
    record Warning(String notebook, String text) implements RunEvent {}

    /// The notebook has ended, and what ran is written.
    ///
    /// @param output the executed notebook; null if the run ended without writing it
    /// @param lock the lock file, if it was written
    record NotebookEnd(
            String notebook,
            RunStatus status,
            double seconds,
            @Nullable String output,
            @Nullable String lock) implements RunEvent {}

    /// Why a cell failed.
    ///
    /// @param name the class of the exception
    /// @param value its message
    /// @param traceback lines
    record Failure(String name, String value, List<String> traceback) {
        public Failure {
            traceback = List.copyOf(traceback);
        }
    }

    /// How a cell ended.
    enum CellStatus {
        /// As it should.
        @SerializedName("ok")
        OK,
        /// It failed, as its tag `raises-exception` allows.
        @SerializedName("failed-as-expected")
        FAILED_AS_EXPECTED,
        @SerializedName("failed")
        FAILED,
        /// It took longer than `--timeout`, and was stopped.
        @SerializedName("timeout")
        TIMEOUT,
        /// It was stopped, by Ctrl-C or another signal.
        @SerializedName("interrupted")
        INTERRUPTED,
        /// The notebook ended before.
        @SerializedName("not-run")
        NOT_RUN
    }
}
