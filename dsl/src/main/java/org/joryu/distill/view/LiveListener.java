package org.joryu.distill.view;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.joryu.distill.train.EpochMetrics;
import org.joryu.distill.train.StepMetrics;
import org.joryu.distill.train.TrainingEnd;
import org.joryu.distill.train.TrainingListener;
import org.joryu.distill.train.TrainingOutline;
import org.joryu.notebook.CancellationToken;
import org.joryu.notebook.DisplayHandle;
import org.joryu.notebook.Notebook;
import org.jspecify.annotations.Nullable;

/// Shows one training while it runs: a progress panel and a chart, each replaced in its place.
///
/// Every half second one of the two is drawn anew, in turns, so that there are at most two
/// updates a second however fast the steps are: more makes front ends flicker and fills their
/// message limits.
final class LiveListener implements TrainingListener {

    private static final long TURN_NANOS = 500_000_000;

    private final Notebook notebook;
    private final CancellationToken cancellation;
    private final Charting charting;
    private final LongSupplier nanoTime;
    private long startedAt;
    private long turnDueAt;
    private boolean chartIsNext;
    private @Nullable Shown shown;

    /// @param nanoTime the clock, [System#nanoTime()] unless under test
    LiveListener(Notebook notebook, Charting charting, LongSupplier nanoTime) {
        this.notebook = notebook;
        this.cancellation = notebook.cancellation();
        this.charting = charting;
        this.nanoTime = nanoTime;
    }

    /// What is on the page.
    private record Shown(Progress progress, DisplayHandle panel, DisplayHandle chart) {}

    @Override
    public boolean stopRequested() {
        return cancellation.isCancelled();
    }

    @Override
    public void started(TrainingOutline outline) {
        startedAt = nanoTime.getAsLong();
        turnDueAt = startedAt + TURN_NANOS;
        var progress = new Progress(outline);
        show(() -> shown = new Shown(
                progress,
                notebook.show(ProgressPanel.of(progress, Duration.ZERO)),
                notebook.show(charting.live(progress.chart()))));
    }

    @Override
    public void step(StepMetrics metrics) {
        if (shown != null) {
            shown.progress().add(metrics);
            takeTurn(shown);
        }
    }

    @Override
    public void epoch(EpochMetrics metrics) {
        if (shown != null) {
            shown.progress().add(metrics);
            takeTurn(shown);
        }
    }

    private void takeTurn(Shown on) {
        long now = nanoTime.getAsLong();
        if (now - turnDueAt < 0) {
            return;
        }
        turnDueAt = now + TURN_NANOS;
        boolean chartsTurn = chartIsNext;
        chartIsNext = !chartsTurn;
        show(() -> {
            if (chartsTurn) {
                on.chart().update(charting.live(on.progress().chart()));
            } else {
                on.panel().update(ProgressPanel.of(on.progress(), elapsed()));
            }
        });
    }

    @Override
    public void ended(TrainingEnd end) {
        var on = shown;
        if (on != null) {
            on.progress().end(end);
            show(() -> {
                on.panel().update(ProgressPanel.of(on.progress(), elapsed()));
                on.chart().update(charting.finished(on.progress().chart()));
            });
        }
    }

    /// A training is worth more than its picture: whatever goes wrong here must not end it.
    private void show(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            shown = null;
            charting.notice("the training goes on unseen, because showing it failed: " + failure);
        }
    }

    private Duration elapsed() {
        return Duration.ofNanos(nanoTime.getAsLong() - startedAt);
    }
}
