package org.joryu.distill.view;

import java.io.PrintStream;
import java.time.Duration;
import org.joryu.distill.work.WorkListener;
import org.joryu.distill.work.WorkOutline;
import org.joryu.notebook.CancellationToken;

/// Tells of some work in lines of text: at its beginning, after every tenth, and where it ended early. Without
/// times, so that two runs of a notebook can be compared; and only if something is left of it, for the same
/// reason, as how long the rest takes is never twice the same.
final class PlainWork implements WorkListener {

    private static final int LINES = 10;

    private final CancellationToken cancellation;
    private final PrintStream out;
    private WorkOutline outline = new WorkOutline("", -1, WorkOutline.Unit.STEPS, "");
    private long done;

    PlainWork(CancellationToken cancellation, PrintStream out) {
        this.cancellation = cancellation;
        this.out = out;
    }

    @Override
    public boolean stopRequested() {
        return cancellation.isCancelled();
    }

    @Override
    public void started(WorkOutline work) {
        outline = work;
        if (work.leavesSomething()) {
            out.println(work.amount() < 0 ? work.title() : work.title() + ": " + counts(0));
        }
    }

    @Override
    public void advanced(long now) {
        long all = outline.amount();
        // A tenth is complete when the count of tenths, rounded down, has just risen.
        if (outline.leavesSomething() && all > 0 && now * LINES / all > done * LINES / all) {
            out.println(outline.title() + ": " + counts(now));
        }
        done = now;
    }

    private String counts(long now) {
        return new WorkLine(outline, now, Duration.ZERO).counts();
    }

    @Override
    public void ended(boolean whole) {
        if (outline.leavesSomething()) {
            out.println(outline.title() + ": "
                    + (whole ? outline.result() : "ended after " + counts(done) + ", nothing is kept"));
        }
    }
}
