package org.joryu.app;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.joryu.kernel.LocalKernel;
import org.joryu.kernel.protocol.ExecuteReply;

/// How long a cell may take; then it is stopped as by the stop button.
///
/// @param limit zero for as long as it likes
record CellTimeout(Duration limit) {

    /// A training ends its step and writes its checkpoint.
    private static final Duration TO_END_IN_ORDER = Duration.ofSeconds(10);

    /// How a cell ended.
    ///
    /// @param reply empty where it would not be stopped
    /// @param late whether it took longer than it may
    record Ended(Optional<ExecuteReply> reply, boolean late) {}

    Ended execute(LocalKernel kernel, String code) {
        if (limit.isZero()) {
            return new Ended(Optional.of(kernel.execute(code)), false);
        }
        var running = CompletableFuture.supplyAsync(
                () -> kernel.execute(code),
                task -> Thread.ofPlatform().daemon().name("joryu-run").start(task));
        var inTime = await(running, limit);
        if (inTime.isPresent()) {
            return new Ended(inTime, false);
        }
        kernel.interrupt();
        return new Ended(await(running, TO_END_IN_ORDER), true);
    }

    private static Optional<ExecuteReply> await(CompletableFuture<ExecuteReply> running, Duration time) {
        try {
            return Optional.of(running.get(time.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            return Optional.empty();
        } catch (ExecutionException failure) {
            throw new CompletionException(failure.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a cell ran", e);
        }
    }

    /// What the notebook says of a cell that took longer.
    RunEvent.Failure failure(boolean stopped) {
        var message = "the cell took longer than %s, which --timeout allows, and %s"
                .formatted(
                        text(),
                        stopped
                                ? "was stopped"
                                : "did not stop within %d s of being told to".formatted(TO_END_IN_ORDER.toSeconds()));
        return new RunEvent.Failure("Timeout", message, List.of("Timeout: " + message));
    }

    private String text() {
        return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() / 1000.0 + " s";
    }
}
