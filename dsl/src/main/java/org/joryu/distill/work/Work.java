package org.joryu.distill.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// Work that may take long, part by part: tells the installed [WorkWatcher]s how far it is, and itself whether
/// it should end.
///
/// Work within work is not told of, and neither is what takes less than a moment unless something is left of it.
///
/// ```java
/// try (var work = Work.begin(new WorkOutline("teacher answers", rows.length, ROWS, ""))) {
///     for (var row : rows) {
///         answer(row);
///         work.advance(1);
///     }
///     work.done();
/// }
/// ```
public final class Work implements AutoCloseable {

    /// Shorter work is over before anybody could read of it.
    private static final long MOMENT_NANOS = 500_000_000;

    private static final ThreadLocal<@Nullable Work> CURRENT = new ThreadLocal<>();

    private final WorkOutline outline;
    private final @Nullable Work around;
    private final @Nullable Background<?> background = Background.current().orElse(null);
    private final long begun = System.nanoTime();
    private @Nullable List<WorkListener> listeners;
    private long advanced;
    private boolean done;

    private Work(WorkOutline outline, @Nullable Work around) {
        this.outline = outline;
        this.around = around;
    }

    /// Begins it on the calling thread.
    public static Work begin(WorkOutline outline) {
        var work = new Work(outline, CURRENT.get());
        CURRENT.set(work);
        if (outline.leavesSomething()) {
            work.tell();
        }
        return work;
    }

    private void tell() {
        if (listeners == null && around == null) {
            var found = new ArrayList<WorkListener>();
            for (var watcher : ServiceLoader.load(WorkWatcher.class, WorkWatcher.class.getClassLoader())) {
                found.add(watcher.watchWork());
            }
            found.forEach(listener -> listener.started(outline));
            listeners = found;
        }
    }

    /// So much more of it is done.
    public void advance(long more) {
        advanced += more;
        if (System.nanoTime() - begun > MOMENT_NANOS) {
            tell();
        }
        if (listeners != null) {
            listeners.forEach(listener -> listener.advanced(advanced));
        }
    }

    /// {@return whether it should end: the cell was stopped, the thread interrupted, or the training stopped that
    /// it is a part of}
    public boolean stopRequested() {
        if (Thread.currentThread().isInterrupted()) {
            return true;
        }
        if (background != null) {
            return background.isStopRequested();
        }
        return listeners != null && listeners.stream().anyMatch(WorkListener::stopRequested);
    }

    /// Ends it if it should end, unless it is as good as over anyway: what comes behind short work, such as a
    /// training, sees the request too, and may have something to keep.
    ///
    /// @throws CancellationException if so
    public void requireGoingOn() {
        if (around == null && System.nanoTime() - begun > MOMENT_NANOS && stopRequested()) {
            throw new CancellationException(String.format(
                    Locale.ROOT,
                    "%s: stopped after %,d of %,d %s, say the same again",
                    outline.title(),
                    advanced,
                    outline.amount(),
                    outline.unit().name().toLowerCase(Locale.ROOT)));
        }
    }

    /// All of it is done.
    public void done() {
        done = true;
    }

    /// Ends it, as whole only if it said that it is [done][#done].
    @Override
    public void close() {
        if (around == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(around);
        }
        if (listeners != null) {
            listeners.forEach(listener -> listener.ended(done));
        }
    }
}
