package org.joryu.distill.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.joryu.distill.train.SeriesListener;
import org.joryu.distill.train.SeriesOutline;
import org.joryu.distill.train.TrainingListener;
import org.joryu.notebook.CancellationToken;
import org.joryu.notebook.DisplayHandle;
import org.joryu.notebook.MimeBundle;
import org.joryu.notebook.Notebook;
import org.jspecify.annotations.Nullable;

/// Shows a series of trainings while it runs: a panel for all of them, and where there are few, each by itself
/// below it. All have their [turns][Turns] together.
final class LiveSeriesListener implements SeriesListener {

    private final CancellationToken cancellation;
    private final Charting charting;
    private final Turns turns;
    private final Runnable panelsTurn = this::draw;
    private final List<LiveListener> single = new ArrayList<>();
    private Notebook place;
    private long startedAt;
    private SeriesProgress progress = new SeriesProgress(new SeriesOutline("", 0, 0));
    private @Nullable DisplayHandle panel;

    /// @param nanoTime the clock, [System#nanoTime()] unless under test
    LiveSeriesListener(Notebook notebook, LongSupplier nanoTime, Charting charting) {
        this.place = notebook.here();
        this.cancellation = notebook.cancellation();
        this.charting = charting;
        this.turns = new Turns(nanoTime);
    }

    @Override
    public void started(SeriesOutline outline) {
        synchronized (turns) {
            progress = new SeriesProgress(outline);
            startedAt = turns.now();
            show();
        }
    }

    @Override
    public TrainingListener training(int number) {
        synchronized (turns) {
            return new SeriesTracker(number, progress, one(), turns::take, done -> turns.take());
        }
    }

    private TrainingListener one() {
        if (!progress.outline().inDetail()) {
            return new TrainingListener() {
                @Override
                public boolean stopRequested() {
                    return cancellation.isCancelled();
                }
            };
        }
        var listener = new LiveListener(place, charting, turns, UsedMemory::words, false);
        single.add(listener);
        return listener;
    }

    @Override
    public void ended(String words) {
        synchronized (turns) {
            progress.finish(words);
            turns.leave(panelsTurn);
            draw();
        }
    }

    @Override
    public void showHere() {
        synchronized (turns) {
            place = Notebook.current().here();
            var before = panel;
            if (before != null && progress.ending() == null) {
                guard(() -> before.update(Moved.bundle(progress.outline().title())));
            }
            turns.leave(panelsTurn);
            show();
            single.forEach(LiveListener::showHere);
        }
    }

    private void show() {
        guard(() -> panel = place.show(look()));
        if (progress.ending() == null) {
            turns.join(panelsTurn);
        }
    }

    private void draw() {
        var on = panel;
        if (on != null) {
            guard(() -> on.update(look()));
        }
    }

    private MimeBundle look() {
        var elapsed = Duration.ofNanos(turns.now() - startedAt);
        return SeriesPanel.of(
                progress, elapsed, progress.outline().inDetail() ? UsedMemory.UNKNOWN : UsedMemory::words);
    }

    /// A training is worth more than its picture: whatever goes wrong here must not end it.
    private void guard(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            panel = null;
            charting.notice("the trainings go on unseen, because showing them failed: " + failure);
        }
    }
}
