package org.joryu.distill.view;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.joryu.distill.train.EpochMetrics;
import org.joryu.distill.train.StepMetrics;
import org.joryu.distill.train.TrainingEnd;
import org.joryu.distill.train.TrainingHistory;
import org.joryu.distill.train.TrainingListener;
import org.joryu.distill.train.TrainingOutline;
import org.joryu.notebook.CancellationToken;
import org.joryu.notebook.DisplayHandle;
import org.joryu.notebook.MimeBundle;
import org.joryu.notebook.Notebook;
import org.jspecify.annotations.Nullable;

/// Shows one training while it runs: a progress panel and a chart, each replaced in its place when it has its
/// [turn][Turns].
final class LiveListener implements TrainingListener {

    private final CancellationToken cancellation;
    private final Charting charting;
    private final Turns turns;
    private final Function<String, String> memory;
    private final boolean patient;
    private final Runnable panelsTurn = this::drawPanel;
    private final Runnable chartsTurn = this::drawChart;
    private Notebook place;
    private long startedAt;
    private @Nullable Progress progress;
    private @Nullable DisplayHandle panel;
    private @Nullable DisplayHandle chart;

    /// @param notebook the cell's, below which it is shown
    /// @param memory says what is used, where a training runs on a device by that name
    /// @param patient whether it first shows itself when it knows what happened before
    LiveListener(Notebook notebook, Charting charting, Turns turns, Function<String, String> memory, boolean patient) {
        this.place = notebook.here();
        this.cancellation = notebook.cancellation();
        this.charting = charting;
        this.turns = turns;
        this.memory = memory;
        this.patient = patient;
    }

    /// Of a training that begins in this process.
    LiveListener(Notebook notebook, Charting charting, LongSupplier nanoTime) {
        this(notebook, charting, new Turns(nanoTime), UsedMemory::words, false);
    }

    @Override
    public boolean stopRequested() {
        return cancellation.isCancelled();
    }

    @Override
    public void started(TrainingOutline outline) {
        synchronized (turns) {
            startedAt = turns.now();
            progress = new Progress(outline);
            if (!patient) {
                show(false);
            }
        }
    }

    @Override
    public void earlier(TrainingHistory history, Duration took) {
        synchronized (turns) {
            if (progress != null) {
                progress.add(history, took);
                if (panel != null) {
                    drawPanel();
                    drawChart();
                }
            }
        }
    }

    @Override
    public void step(StepMetrics metrics) {
        synchronized (turns) {
            if (progress != null) {
                progress.add(metrics);
                turns.take();
            }
        }
    }

    @Override
    public void epoch(EpochMetrics metrics) {
        synchronized (turns) {
            if (progress != null) {
                progress.add(metrics);
                turns.take();
            }
        }
    }

    @Override
    public void ended(TrainingEnd end) {
        synchronized (turns) {
            if (progress != null) {
                progress.end(end, elapsed());
                finish();
            }
        }
    }

    @Override
    public void left() {
        synchronized (turns) {
            if (progress != null) {
                progress.leave();
                turns.leave(panelsTurn);
                turns.leave(chartsTurn);
                // No PNG: whoever stops the following has pressed a button, and waits.
                drawPanel();
                drawChart();
            }
        }
    }

    private void finish() {
        turns.leave(panelsTurn);
        turns.leave(chartsTurn);
        if (panel == null && patient) {
            show(true);
        } else {
            drawPanel();
            draw(chart, () -> charting.finished(progress().chart()));
        }
    }

    @Override
    public void showHere() {
        synchronized (turns) {
            place = Notebook.current().here();
            if (progress == null) {
                // It appears here as soon as there is something to see.
                return;
            }
            boolean over = progress.isOver();
            if (!over) {
                var title = progress.outline().title();
                draw(panel, () -> Moved.bundle(title));
                draw(chart, () -> MimeBundle.text("its chart too"));
            }
            turns.leave(panelsTurn);
            turns.leave(chartsTurn);
            show(over);
        }
    }

    private void show(boolean over) {
        guard(() -> {
            panel = place.show(ProgressPanel.of(progress(), elapsed(), memory));
            chart = place.show(
                    over
                            ? charting.finished(progress().chart())
                            : charting.live(progress().chart()));
            if (!over) {
                turns.join(panelsTurn);
                turns.join(chartsTurn);
            }
        });
    }

    private void drawPanel() {
        draw(panel, () -> ProgressPanel.of(progress(), elapsed(), memory));
    }

    private void drawChart() {
        draw(chart, () -> charting.live(progress().chart()));
    }

    private void draw(@Nullable DisplayHandle display, Supplier<MimeBundle> look) {
        if (display != null) {
            guard(() -> display.update(look.get()));
        }
    }

    /// A training is worth more than its picture: whatever goes wrong here must not end it.
    private void guard(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            panel = null;
            chart = null;
            charting.notice("the training goes on unseen, because showing it failed: " + failure);
        }
    }

    private Progress progress() {
        return Objects.requireNonNull(progress, "nothing is shown of a training before it has started");
    }

    private Duration elapsed() {
        return progress().elapsed(Duration.ofNanos(turns.now() - startedAt));
    }
}
