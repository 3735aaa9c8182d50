package org.joryu.kernel;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The process that started the kernel, which does not always live to shut it down.
final class ParentProcess {

    /// Where jupyter_client says who it is.
    static final String VARIABLE = "JPY_PARENT_PID";

    private ParentProcess() {}

    /// Completes when the process has ended; never, where there is no such process to begin with.
    ///
    /// @param pid its id, null where the kernel was started by nobody who would care
    static CompletableFuture<?> ended(@Nullable String pid) {
        return Stream.ofNullable(pid)
                .filter(digits -> digits.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .map(ProcessHandle::of)
                .flatMap(Optional::stream)
                .findFirst()
                .<CompletableFuture<?>>map(ProcessHandle::onExit)
                .orElseGet(CompletableFuture::new);
    }
}
