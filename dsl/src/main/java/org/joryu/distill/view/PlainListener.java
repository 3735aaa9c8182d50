package org.joryu.distill.view;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.joryu.distill.train.EpochMetrics;
import org.joryu.distill.train.StepMetrics;
import org.joryu.distill.train.TrainingEnd;
import org.joryu.distill.train.TrainingListener;
import org.joryu.distill.train.TrainingOutline;
import org.joryu.notebook.CancellationToken;
import org.jspecify.annotations.Nullable;

/// Tells of one training in lines of text, one for every tenth of its epochs and one for its end.
///
/// Without rates and times until the last line, so that two runs of a notebook can be compared.
final class PlainListener implements TrainingListener {

    private static final int LINES = 10;

    private final CancellationToken cancellation;
    private final PrintStream out;
    private final LongSupplier nanoTime;
    private long startedAt;
    private @Nullable Progress progress;

    PlainListener(CancellationToken cancellation, PrintStream out, LongSupplier nanoTime) {
        this.cancellation = cancellation;
        this.out = out;
        this.nanoTime = nanoTime;
    }

    @Override
    public boolean stopRequested() {
        return cancellation.isCancelled();
    }

    @Override
    public void started(TrainingOutline outline) {
        startedAt = nanoTime.getAsLong();
        progress = new Progress(outline);
        out.println("%s, %s, on %s, %s steps"
                .formatted(outline.title(), outline.caption(), outline.device(), Numbers.count(outline.totalSteps())));
        outline.notices().forEach(notice -> out.println("note: " + notice));
    }

    @Override
    public void step(StepMetrics metrics) {
        if (progress != null) {
            progress.add(metrics);
        }
    }

    @Override
    public void epoch(EpochMetrics metrics) {
        if (progress == null) {
            return;
        }
        progress.add(metrics);
        int epochs = progress.outline().epochs();
        // A tenth is complete when the count of tenths, rounded down, has just risen.
        if (epochs <= LINES || (long) metrics.epoch() * LINES / epochs > (metrics.epoch() - 1L) * LINES / epochs) {
            out.println(line(metrics, epochs));
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
    public void ended(TrainingEnd end) {
        if (progress != null) {
            progress.end(end);
            out.println(Ending.words(end, progress, Duration.ofNanos(nanoTime.getAsLong() - startedAt)));
        }
    }
}
