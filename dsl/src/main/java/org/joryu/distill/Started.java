package org.joryu.distill;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.joryu.distill.train.RunFolder;
import org.joryu.distill.work.Background;
import org.jspecify.annotations.Nullable;

/// A training that goes on in the background, while cells can be run. Thread-safe.
///
/// ```java
/// var going = distill(teacher).into(mlp(64, 12, 10)).on(digits()).epochs(500).start();
/// going.show();              // in another cell: there it is shown from now on
/// going.stop();              // ends in order, the best student so far is kept
/// var run = going.await();   // waits for it
/// ```
///
/// The stop button of a cell does not stop it, [#stop] does. It ends with the kernel, at the latest. Where that is
/// shut down or restarted, it is stopped as by [#stop] and has 4 seconds for it: `runs().last().end()` is then
/// `stopped after step …`, and `runs().last().resume()` goes on from there, bit for bit. What needs longer for a step
/// and a checkpoint goes on from its last checkpoint, as after a crash.
///
/// A program without a notebook that reaches its end does not wait for it either: it is stopped likewise, within
/// 2 seconds. One that wants to see its end says `await`.
///
/// It is the same bit for bit as if nothing else were trained meanwhile.
///
/// @param <T> what comes of it, for example [DistillationRun]
public final class Started<T> {

    private final String title;
    private final Background<T> work;
    private final @Nullable Path folder;

    private Started(String title, Background<T> work, @Nullable Path folder) {
        this.title = title;
        this.work = work;
        this.folder = folder;
    }

    /// Begins some work of which no run is kept, or several are.
    static <T> Started<T> of(String title, Supplier<T> work) {
        return of(title, work, null);
    }

    static <T> Started<T> of(String title, Supplier<T> work, @Nullable RunFolder folder) {
        return new Started<>(
                title, Background.start("joryu-training " + title, work), folder == null ? null : folder.path());
    }

    /// Waits until it has ended.
    ///
    /// The stop button of the cell that waits ends the waiting, and not the training.
    ///
    /// @return what came of it, of a stopped one too
    /// @throws CancellationException if the cell that waits was stopped
    /// @throws org.joryu.distill.train.DivergedException if a loss became NaN or infinite; likewise whatever
    ///     else made it fail
    public T await() {
        return await(Future::get);
    }

    /// Waits until it has ended, but not longer than that.
    ///
    /// ```java
    /// going.await(Duration.ofMinutes(5)).ifPresent(run -> IO.println(run.report()));
    /// ```
    ///
    /// @return what came of it; empty if it goes on
    /// @throws CancellationException if the cell that waits was stopped
    public Optional<T> await(Duration longest) {
        return this.<Optional<T>>await(result -> {
            try {
                return Optional.of(result.get(longest.toNanos(), TimeUnit.NANOSECONDS));
            } catch (TimeoutException e) {
                return Optional.empty();
            }
        });
    }

    private interface Waiting<T, R> {
        R on(Future<T> result) throws InterruptedException, ExecutionException;
    }

    private <R> R await(Waiting<T, R> waiting) {
        try {
            return waiting.on(work.result());
        } catch (InterruptedException e) {
            throw new CancellationException(
                    "stopped waiting, and %s goes on: stop() ends it, await() waits again".formatted(title));
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case RuntimeException failure -> failure;
                case Error failure -> throw failure;
                case null, default -> new IllegalStateException(title + " failed", e);
            };
        }
    }

    /// Makes it end in order, after the step that it takes now: the best student so far is kept, and so is a
    /// checkpoint, from which `resume` goes on. Returns at once.
    public void stop() {
        work.stop();
    }

    /// Shows it below the cell that calls this, now and from now on; where it was shown before, it then says
    /// so. After it has ended, shows how it ended.
    public void show() {
        work.show();
    }

    /// {@return whether it has ended, in whatever way}
    public boolean isDone() {
        return work.result().isDone();
    }

    /// Where the run is kept; empty if it is not, or there are several.
    public Optional<Path> folder() {
        return Optional.ofNullable(folder);
    }

    /// `running`, `stopping`, `done`, or `failed: …`.
    public String state() {
        var result = work.result();
        return switch (result.state()) {
            case RUNNING -> work.isStopRequested() ? "stopping after the current step" : "running";
            case SUCCESS -> "done";
            case FAILED, CANCELLED ->
                "failed: " + Objects.requireNonNull(result.exceptionNow()).getMessage();
        };
    }

    @Override
    public String toString() {
        var words = isDone()
                ? ".await() gives what came of it"
                : ".await() waits for it, .show() shows it here, .stop() ends it in order";
        return "%s, in the background%n  state    %s%s%n  words    %s"
                .formatted(title, state(), folder == null ? "" : "\n  folder   " + folder, words);
    }
}
