package org.joryu.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.joryu.kernel.LocalKernel;
import org.joryu.kernel.protocol.ExecuteReply;

/// What a run does with the lock file of its notebook, `NAME.lock.json` beside it: by the magic that cells have for it.
///
/// @param use what to do
/// @param file the lock file
record Locks(Use use, Path file) {

    enum Use {
        /// Cells may add what they like.
        NONE,
        /// What they have added is written down when all have run.
        WRITE,
        /// They add what is written down, and nothing else.
        HOLD
    }

    static Locks of(Use use, Path notebook) {
        var file = notebook.resolveSibling(OutputTargets.stem(notebook) + ".lock.json");
        if (use == Use.HOLD && !Files.isRegularFile(file)) {
            throw new UserError(
                    "--locked must find a lock file, but there is none at %s: write it by joryu run --lock %s"
                            .formatted(file, notebook));
        }
        return new Locks(use, file);
    }

    /// Before the first cell.
    void begin(LocalKernel kernel) {
        if (use == Use.HOLD) {
            magic(kernel, "--locked");
        }
    }

    /// When the cells have run.
    ///
    /// @return the file, if it was written
    Optional<Path> end(LocalKernel kernel, RunStatus status) {
        if (use != Use.WRITE || status != RunStatus.OK) {
            return Optional.empty();
        }
        magic(kernel, "--lock");
        return Optional.of(file);
    }

    private void magic(LocalKernel kernel, String option) {
        var path = file.toString();
        var quote = path.contains("\"") ? "'" : "\"";
        var reply = kernel.executeSilently("%dependency " + option + " " + quote + path + quote);
        if (reply instanceof ExecuteReply.Failed failed) {
            throw new UserError("%s %s: %s".formatted(option, file, failed.value()));
        }
    }
}
