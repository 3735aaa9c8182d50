package org.joryu.distill.view;

import java.time.Duration;
import java.util.stream.Collectors;
import org.joryu.distill.train.EpochMetrics;
import org.joryu.distill.train.StepMetrics;
import org.joryu.distill.train.TrainingEnd;
import org.joryu.distill.train.TrainingHistory;
import org.joryu.distill.train.TrainingListener;
import org.joryu.distill.train.TrainingOutline;
import org.joryu.notebook.CancellationToken;
import org.jspecify.annotations.Nullable;

/// Tells of one training in lines of text, one for every tenth of its epochs and one for its end.
///
/// Without rates and times until the last line.
final class PlainListener implements TrainingListener {

    private static final int LINES = 10;

    private final CancellationToken cancellation;
    private final PlainLines lines;
    private long startedAt;
    private @Nullable Progress progress;

    PlainListener(CancellationToken cancellation, PlainLines lines) {
        this.cancellation = cancellation;
        this.lines = lines;
    }

    @Override
    public boolean stopRequested() {
        return cancellation.isCancelled();
    }

    @Override
    public synchronized void started(TrainingOutline outline) {
        startedAt = lines.nanoTime().getAsLong();
        progress = new Progress(outline);
        lines.print("%s, %s, on %s, %s steps"
                .formatted(outline.title(), outline.caption(), outline.device(), Numbers.count(outline.totalSteps())));
        outline.notices().forEach(notice -> lines.print("note: " + notice));
    }

    @Override
    public synchronized void earlier(TrainingHistory history, Duration took) {
        if (progress != null) {
            int before = progress.epochs().size();
            progress.add(history, took);
            progress.epochs().stream().skip(before).forEach(this::tell);
        }
    }

    @Override
    public synchronized void step(StepMetrics metrics) {
        if (progress != null) {
            progress.add(metrics);
        }
    }

    @Override
    public synchronized void epoch(EpochMetrics metrics) {
        if (progress != null) {
            progress.add(metrics);
            tell(metrics);
        }
    }

    private void tell(EpochMetrics metrics) {
        if (progress == null) {
            return;
        }
        int epochs = progress.outline().epochs();
        // A tenth is complete when the count of tenths, rounded down, has just risen.
        if (epochs <= LINES || (long) metrics.epoch() * LINES / epochs > (metrics.epoch() - 1L) * LINES / epochs) {
            lines.print(line(metrics, epochs));
        }
    }

    private static String line(EpochMetrics epoch, int epochs) {
        var losses = Double.isNaN(epoch.softLoss()) || Double.isNaN(epoch.hardLoss())
                ? "loss " + Numbers.loss(epoch.totalLoss())
                : "loss %s (hard %s, soft %s%s)"
                        .formatted(
                                Numbers.loss(epoch.totalLoss()),
                                Numbers.loss(epoch.hardLoss()),
                                Numbers.loss(epoch.softLoss()),
                                parts(epoch));
        return "epoch %d/%d | %s | dev accuracy %s"
                .formatted(epoch.epoch(), epochs, losses, Numbers.percent(epoch.devAccuracy()));
    }

    private static String parts(EpochMetrics epoch) {
        return epoch.severalParts().isEmpty()
                ? ""
                : epoch.severalParts().stream()
                        .map(part -> part.name() + " " + Numbers.loss(part.value()))
                        .collect(Collectors.joining(", ", ": ", ""));
    }

    @Override
    public synchronized void ended(TrainingEnd end) {
        if (progress != null) {
            var took = progress.elapsed(Duration.ofNanos(lines.now(startedAt)));
            progress.end(end, took);
            lines.print(Ending.words(end, progress, lines.told(took)));
            if (!lines.timeless()) {
                // Folders have a time in their name.
                Ending.kept(progress).ifPresent(lines::print);
            }
        }
    }

    @Override
    public synchronized void left() {
        lines.print("no longer followed here, the training goes on");
    }

    @Override
    public synchronized void showHere() {
        if (progress != null) {
            var epochs = progress.epochs();
            lines.print("%s: %s/%s steps%s"
                    .formatted(
                            progress.outline().title(),
                            Numbers.count(progress.steps()),
                            Numbers.count(progress.outline().totalSteps()),
                            epochs.isEmpty()
                                    ? ""
                                    : ", "
                                            + line(
                                                    epochs.getLast(),
                                                    progress.outline().epochs())));
        }
    }
}
