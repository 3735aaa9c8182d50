package org.joryu.distill.view;

import java.time.Duration;
import org.joryu.distill.train.SeriesListener;
import org.joryu.distill.train.SeriesOutline;
import org.joryu.distill.train.TrainingListener;
import org.joryu.notebook.CancellationToken;

/// Tells of a series of trainings in lines of text: one for each, where there are few all of its own, and one
/// for the end.
///
/// Without times until the last line.
final class PlainSeriesListener implements SeriesListener {

    private final CancellationToken cancellation;
    private final PlainLines lines;
    private long startedAt;
    private SeriesProgress progress = new SeriesProgress(new SeriesOutline("", 0, 0));

    PlainSeriesListener(CancellationToken cancellation, PlainLines lines) {
        this.cancellation = cancellation;
        this.lines = lines;
    }

    @Override
    public void started(SeriesOutline outline) {
        startedAt = lines.nanoTime().getAsLong();
        progress = new SeriesProgress(outline);
        lines.print("%s, %d trainings".formatted(outline.title(), outline.trainings()));
    }

    @Override
    public TrainingListener training(int number) {
        var heading = "%d/%d | ".formatted(number, progress.outline().trainings());
        var own = progress.outline().inDetail()
                ? new PlainListener(cancellation, lines.under(heading))
                : new TrainingListener() {
                    @Override
                    public boolean stopRequested() {
                        return cancellation.isCancelled();
                    }
                };
        return new SeriesTracker(number, progress, own, () -> {}, done -> {
            if (!progress.outline().inDetail()) {
                lines.print(heading + SeriesPanel.line(done));
            }
        });
    }

    @Override
    public void showHere() {
        lines.print("%s: %d/%d trainings"
                .formatted(
                        progress.outline().title(),
                        progress.done().size(),
                        progress.outline().trainings()));
    }

    @Override
    public void ended(String words) {
        var took = lines.told(Duration.ofNanos(lines.now(startedAt)));
        lines.print(words + took.map(time -> ", in " + Numbers.took(time)).orElse(""));
    }
}
