package org.joryu.distill.view;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.joryu.distill.train.SeriesListener;
import org.joryu.distill.train.SeriesOutline;
import org.joryu.distill.train.TrainingListener;
import org.joryu.notebook.CancellationToken;

/// Tells of a series of trainings in lines of text: one for each, and one for the end.
///
/// Without times until the last line, so that two runs of a notebook can be compared.
final class PlainSeriesListener implements SeriesListener {

    private final CancellationToken cancellation;
    private final PrintStream out;
    private final LongSupplier nanoTime;
    private long startedAt;
    private SeriesProgress progress = new SeriesProgress(new SeriesOutline("", 0, 0));

    PlainSeriesListener(CancellationToken cancellation, PrintStream out, LongSupplier nanoTime) {
        this.cancellation = cancellation;
        this.out = out;
        this.nanoTime = nanoTime;
    }

    @Override
    public void started(SeriesOutline outline) {
        startedAt = nanoTime.getAsLong();
        progress = new SeriesProgress(outline);
        out.println("%s, %d trainings".formatted(outline.title(), outline.trainings()));
    }

    @Override
    public TrainingListener training(int number) {
        return new SeriesTracker(number, progress, cancellation::isCancelled, () -> {}, this::tell);
    }

    private void tell() {
        out.println("%d/%d | %s"
                .formatted(
                        progress.number(),
                        progress.outline().trainings(),
                        SeriesPanel.line(progress.done().getLast())));
    }

    @Override
    public void ended(String words) {
        var took = Numbers.took(Duration.ofNanos(nanoTime.getAsLong() - startedAt));
        out.println("%s, in %s".formatted(words, took));
    }
}
