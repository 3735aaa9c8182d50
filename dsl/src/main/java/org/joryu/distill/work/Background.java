package org.joryu.distill.work;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// Work on a thread of its own, which ends when it is done or told to, and not with whoever began it.
///
/// The thread belongs to the cell that began it, so that what it shows appears below that cell; but the
/// stop button of a cell is not meant for it. It keeps no process alive: when the process ends, or whoever runs
/// in it says so before ([#endAll]), it is told to stop and has a moment to do so in order.
///
/// @param <T> what comes of it
public final class Background<T> {

    private static final ScopedValue<Background<?>> CURRENT = ScopedValue.newInstance();

    /// Enough for a step and a checkpoint, and less than most wait between asking a process to end and killing it.
    private static final Duration GRACE = Duration.ofSeconds(2);

    private static final Set<Background<?>> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> endAll(GRACE), "joryu-background-end"));
    }

    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final List<Runnable> views = new CopyOnWriteArrayList<>();
    private volatile boolean stopRequested;

    private Background() {}

    /// Begins some work on a thread of its own.
    ///
    /// @param name of the thread
    public static <T> Background<T> start(String name, Supplier<T> work) {
        var background = new Background<T>();
        RUNNING.add(background);
        var thread = Thread.ofPlatform()
                .name(name)
                .daemon()
                .unstarted(() -> ScopedValue.where(CURRENT, background).run(() -> background.run(work)));
        thread.start();
        return background;
    }

    private void run(Supplier<T> work) {
        try {
            result.complete(work.get());
        } catch (Throwable failure) {
            result.completeExceptionally(failure);
        } finally {
            RUNNING.remove(this);
        }
    }

    /// Asks all work in the background to end in order, and waits until it has. For who knows that the process
    /// ends, or that its classes are about to be closed, which is too late for anything but dying.
    ///
    /// @param longest how long to wait; what has not ended by then is left behind, and nobody waits for it again
    public static void endAll(Duration longest) {
        var all = List.copyOf(RUNNING);
        all.forEach(Background::stop);
        try {
            CompletableFuture.allOf(all.stream().map(it -> it.result).toArray(CompletableFuture<?>[]::new))
                    .get(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException | InterruptedException e) {
            // It has failed, or is cut off: what it has written so far is what stays.
        } finally {
            all.forEach(RUNNING::remove);
        }
    }

    /// The work that the calling thread does, if it is such a thread.
    public static Optional<Background<?>> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /// Asks it to end in order. Returns at once.
    public void stop() {
        stopRequested = true;
    }

    /// {@return whether it has been asked to end}
    public boolean isStopRequested() {
        return stopRequested;
    }

    /// Completes when it has ended.
    public CompletableFuture<T> result() {
        return result.copy();
    }

    /// Makes known how it can be shown elsewhere.
    ///
    /// @param show shows it in the cell of the thread that runs this, from now on
    public void shownBy(Runnable show) {
        views.add(show);
    }

    /// Shows it in the cell of the calling thread, from now on.
    public void show() {
        views.forEach(Runnable::run);
    }
}
