package org.joryu.distill.view;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.joryu.distill.train.LabellingListener;
import org.joryu.notebook.CancellationToken;
import org.joryu.notebook.DisplayHandle;
import org.joryu.notebook.MimeBundle;
import org.joryu.notebook.Notebook;
import org.jspecify.annotations.Nullable;

/// Shows one labelling while it runs: a line with a bar, replaced in its place at most twice a second.
final class LiveLabelling implements LabellingListener {

    private static final long TURN_NANOS = 500_000_000;

    private final Notebook notebook;
    private final CancellationToken cancellation;
    private final LongSupplier nanoTime;
    private String title = "";
    private long rows = 1;
    private long labelled;
    private long startedAt;
    private long turnDueAt;
    private @Nullable DisplayHandle line;

    /// @param nanoTime the clock, [System#nanoTime()] unless under test
    LiveLabelling(Notebook notebook, LongSupplier nanoTime) {
        this.notebook = notebook;
        this.cancellation = notebook.cancellation();
        this.nanoTime = nanoTime;
    }

    @Override
    public boolean stopRequested() {
        return cancellation.isCancelled();
    }

    @Override
    public void started(String what, long all) {
        title = what;
        rows = all;
        startedAt = nanoTime.getAsLong();
        turnDueAt = startedAt + TURN_NANOS;
        line = notebook.show(bundle(""));
    }

    @Override
    public void labelled(long now) {
        labelled = now;
        if (line != null && nanoTime.getAsLong() - turnDueAt >= 0) {
            turnDueAt = nanoTime.getAsLong() + TURN_NANOS;
            line.update(bundle("ETA " + Numbers.clock(remaining())));
        }
    }

    @Override
    public void ended(boolean whole) {
        if (line != null) {
            line.update(
                    bundle(whole ? "finished in " + Numbers.took(elapsed()) : "ended early, nothing is kept of it"));
        }
    }

    private Duration elapsed() {
        return Duration.ofNanos(nanoTime.getAsLong() - startedAt);
    }

    private Duration remaining() {
        return Duration.ofMillis(elapsed().toMillis() * (rows - labelled) / Math.max(1, labelled));
    }

    private MimeBundle bundle(String ending) {
        var counts = "%s/%s rows".formatted(Numbers.count(labelled), Numbers.count(rows))
                + (ending.isEmpty() ? "" : " | " + ending);
        return MimeBundle.text(title + "\n" + counts)
                .withHtml(
                        "<div><b>%s</b><div style=\"margin-top:6px\"><progress value=\"%d\" max=\"%d\" style=\"width:200px\"></progress> %s</div></div>"
                                .formatted(Html.escape(title), labelled, rows, Html.escape(counts)));
    }
}
