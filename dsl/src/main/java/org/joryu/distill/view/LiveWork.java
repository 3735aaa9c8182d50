package org.joryu.distill.view;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.joryu.distill.work.WorkListener;
import org.joryu.distill.work.WorkOutline;
import org.joryu.notebook.CancellationToken;
import org.joryu.notebook.DisplayHandle;
import org.joryu.notebook.Notebook;
import org.jspecify.annotations.Nullable;

/// Shows some work while it goes on: a line, replaced in its place at most twice a second; nothing at all where
/// it is over before.
final class LiveWork implements WorkListener {

    private static final long TURN_NANOS = 500_000_000;

    private final Notebook notebook;
    private final CancellationToken cancellation;
    private final LongSupplier nanoTime;
    private WorkOutline outline = new WorkOutline("", -1, WorkOutline.Unit.STEPS, "");
    private long done;
    private long startedAt;
    private long turnDueAt;
    private @Nullable DisplayHandle line;

    /// @param nanoTime the clock, [System#nanoTime()] unless under test
    LiveWork(Notebook notebook, LongSupplier nanoTime) {
        this.notebook = notebook;
        this.cancellation = notebook.cancellation();
        this.nanoTime = nanoTime;
    }

    @Override
    public boolean stopRequested() {
        return cancellation.isCancelled();
    }

    @Override
    public void started(WorkOutline work) {
        outline = work;
        startedAt = nanoTime.getAsLong();
        turnDueAt = work.leavesSomething() ? startedAt + TURN_NANOS : startedAt;
    }

    @Override
    public void advanced(long so) {
        done = so;
        long now = nanoTime.getAsLong();
        if (now - turnDueAt >= 0) {
            turnDueAt = now + TURN_NANOS;
            var look = line().running();
            if (line == null) {
                line = notebook.show(look);
            } else {
                line.update(look);
            }
        }
    }

    @Override
    public void ended(boolean whole) {
        if (line != null) {
            line.update(line().ended(whole));
        }
    }

    private WorkLine line() {
        return new WorkLine(outline, done, Duration.ofNanos(nanoTime.getAsLong() - startedAt));
    }
}
