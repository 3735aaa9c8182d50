package org.joryu.distill.view;

import java.io.PrintStream;
import org.joryu.distill.train.LabellingListener;
import org.joryu.notebook.CancellationToken;

/// Tells of one labelling in lines of text: at its beginning, after every tenth of the rows, and where it
/// ended early. Without times, so that two runs of a notebook can be compared.
final class PlainLabelling implements LabellingListener {

    private static final int LINES = 10;

    private final CancellationToken cancellation;
    private final PrintStream out;
    private long rows = 1;
    private long labelled;

    PlainLabelling(CancellationToken cancellation, PrintStream out) {
        this.cancellation = cancellation;
        this.out = out;
    }

    @Override
    public boolean stopRequested() {
        return cancellation.isCancelled();
    }

    @Override
    public void started(String title, long all) {
        rows = all;
        out.println("%s, %s rows".formatted(title, Numbers.count(all)));
    }

    @Override
    public void labelled(long now) {
        // A tenth is complete when the count of tenths, rounded down, has just risen.
        if (now * LINES / rows > labelled * LINES / rows) {
            out.println("labelled %s of %s rows".formatted(Numbers.count(now), Numbers.count(rows)));
        }
        labelled = now;
    }

    @Override
    public void ended(boolean whole) {
        if (!whole) {
            out.println("ended after %s of %s rows, nothing is kept"
                    .formatted(Numbers.count(labelled), Numbers.count(rows)));
        }
    }
}
