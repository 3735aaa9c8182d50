package org.joryu.distill.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.joryu.distill.chart.LossChart;
import org.joryu.distill.chart.LossSeries;
import org.joryu.distill.train.EpochMetrics;
import org.joryu.distill.train.NamedLoss;
import org.joryu.distill.train.StepMetrics;
import org.joryu.distill.train.TrainingEnd;
import org.joryu.distill.train.TrainingHistory;
import org.joryu.distill.train.TrainingOutline;
import org.jspecify.annotations.Nullable;

/// How far one training has come.
final class Progress {

    private final TrainingOutline outline;
    private @Nullable LossSeries losses;
    private final List<EpochMetrics> epochs = new ArrayList<>();
    private @Nullable StepMetrics lastStep;
    private @Nullable EpochMetrics best;
    private @Nullable TrainingEnd end;
    private Duration before = Duration.ZERO;
    private @Nullable Duration took;
    private boolean left;

    Progress(TrainingOutline outline) {
        this.outline = outline;
    }

    void add(StepMetrics step) {
        lastStep = step;
        var extras = step.extraParts();
        if (losses == null) {
            losses = new LossSeries(
                    outline.stepsPerEpoch(),
                    extras.stream().map(NamedLoss::name).toList());
        }
        losses.add(
                step.hardLoss(),
                step.softLoss(),
                step.totalLoss(),
                extras.stream().map(NamedLoss::value).toList());
    }

    void add(EpochMetrics epoch) {
        epochs.add(epoch);
        if (best == null || beats(epoch, best)) {
            best = epoch;
        }
    }

    /// As training chooses: dev accuracy first, of equals the lower dev loss.
    private static boolean beats(EpochMetrics epoch, EpochMetrics best) {
        int byAccuracy = Double.compare(epoch.devAccuracy(), best.devAccuracy());
        return byAccuracy > 0 || (byAccuracy == 0 && epoch.devLoss() < best.devLoss());
    }

    /// What happened before it went on, or was looked at.
    void add(TrainingHistory history, Duration lasted) {
        before = lasted;
        history.steps().forEach(this::add);
        history.epochs().forEach(this::add);
    }

    /// @param elapsed as [#elapsed] has it
    void end(TrainingEnd how, Duration elapsed) {
        end = how;
        took = elapsed;
    }

    /// It goes on, but nothing more is heard of it.
    void leave() {
        left = true;
    }

    boolean isLeft() {
        return left;
    }

    boolean isOver() {
        return left || end != null;
    }

    /// How long it has taken, pauses left out.
    ///
    /// @param since it went on, or was looked at
    Duration elapsed(Duration since) {
        if (took != null) {
            return took;
        }
        return before.plus(since);
    }

    TrainingOutline outline() {
        return outline;
    }

    long steps() {
        return losses == null ? 0 : losses.steps();
    }

    List<EpochMetrics> epochs() {
        return epochs;
    }

    /// The epoch that the last step was in; the first before there was one.
    int epoch() {
        return lastStep == null ? 1 : lastStep.epoch();
    }

    @Nullable StepMetrics lastStep() {
        return lastStep;
    }

    @Nullable EpochMetrics best() {
        return best;
    }

    @Nullable TrainingEnd end() {
        return end;
    }

    /// Whether there is a teacher, and so a soft loss to speak of.
    boolean hasTeacher() {
        return !Double.isNaN(outline.teacherDevAccuracy());
    }

    double stepsPerSecond(Duration elapsed) {
        return steps() / Math.max(1e-9, elapsed.toNanos() / 1e9);
    }

    Duration remaining(Duration elapsed) {
        double seconds = (outline.totalSteps() - steps()) / stepsPerSecond(elapsed);
        return Duration.ofMillis((long) (1000 * seconds));
    }

    LossChart chart() {
        int reached = (int) Math.max(1, Math.ceil((double) steps() / outline.stepsPerEpoch()));
        return new LossChart(
                outline.title(),
                outline.caption(),
                isOver() && !left ? reached : horizon(reached, outline.epochs()),
                losses == null ? 1 : losses.stepsPerPoint(),
                losses == null ? List.of() : losses.extras(),
                losses == null ? List.of() : losses.points(),
                epochs.stream()
                        .map(epoch -> new LossChart.AccuracyPoint(epoch.epoch(), epoch.devAccuracy()))
                        .toList(),
                best == null ? 0 : best.epoch(),
                outline.teacherDevAccuracy(),
                true);
    }

    /// How far a chart's axis reaches while a training runs: all epochs, unless what was reached would be
    /// squeezed against its beginning. It grows in steps, so that it does not move with every epoch.
    static int horizon(int reached, int planned) {
        long wanted = Math.max(20, 4L * reached);
        for (long power = 10; ; power *= 10) {
            for (long digit : new long[] {1, 2, 5}) {
                if (digit * power >= Math.min(wanted, planned)) {
                    return (int) Math.min(planned, digit * power);
                }
            }
        }
    }
}
