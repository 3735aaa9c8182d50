package org.joryu.distill.view;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.joryu.distill.train.SeriesListener;
import org.joryu.distill.train.SeriesOutline;
import org.joryu.distill.train.TrainingListener;
import org.joryu.notebook.CancellationToken;
import org.joryu.notebook.DisplayHandle;
import org.joryu.notebook.Notebook;
import org.jspecify.annotations.Nullable;

/// Shows a series of trainings while it runs: one panel, replaced in its place at most twice a
/// second, whatever the number of trainings.
final class LiveSeriesListener implements SeriesListener {

    private static final long TURN_NANOS = 500_000_000;

    private final Notebook notebook;
    private final CancellationToken cancellation;
    private final LongSupplier nanoTime;
    private final Consumer<String> notices;
    private long startedAt;
    private long turnDueAt;
    private SeriesProgress progress = new SeriesProgress(new SeriesOutline("", 0, 0));
    private @Nullable DisplayHandle panel;

    /// @param nanoTime the clock, [System#nanoTime()] unless under test
    /// @param notices takes what concerns no result
    LiveSeriesListener(Notebook notebook, LongSupplier nanoTime, Consumer<String> notices) {
        this.notebook = notebook;
        this.cancellation = notebook.cancellation();
        this.nanoTime = nanoTime;
        this.notices = notices;
    }

    @Override
    public void started(SeriesOutline outline) {
        progress = new SeriesProgress(outline);
        startedAt = nanoTime.getAsLong();
        turnDueAt = startedAt + TURN_NANOS;
        show(() -> panel = notebook.show(SeriesPanel.of(progress, Duration.ZERO)));
    }

    @Override
    public TrainingListener training(int number) {
        return new SeriesTracker(number, progress, cancellation::isCancelled, this::takeTurn, this::takeTurn);
    }

    private void takeTurn() {
        long now = nanoTime.getAsLong();
        if (now - turnDueAt >= 0) {
            turnDueAt = now + TURN_NANOS;
            update();
        }
    }

    @Override
    public void ended(String words) {
        progress.finish(words);
        update();
    }

    private void update() {
        var on = panel;
        if (on != null) {
            show(() -> on.update(SeriesPanel.of(progress, Duration.ofNanos(nanoTime.getAsLong() - startedAt))));
        }
    }

    /// A training is worth more than its picture: whatever goes wrong here must not end it.
    private void show(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            panel = null;
            notices.accept("the trainings go on unseen, because showing them failed: " + failure);
        }
    }
}
