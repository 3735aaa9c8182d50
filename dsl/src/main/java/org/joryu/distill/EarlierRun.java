package org.joryu.distill;

import java.nio.file.Files;
import java.nio.file.Path;
import org.joryu.distill.chart.LossChart;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.model.Weights;
import org.joryu.distill.provenance.Manifest;
import org.joryu.distill.train.EpochMetrics;
import org.joryu.distill.train.FollowedTraining;
import org.joryu.distill.train.RunFolder;
import org.joryu.distill.train.TrainingHistory;

/// A run as it lies in its folder.
///
/// ```java
/// runs().last().student();
/// ```
///
/// @param folder where it is
/// @param manifest what it is
/// @param history its steps and epochs, as far as they were written
public record EarlierRun(Path folder, Manifest manifest, TrainingHistory history) {

    /// @throws IllegalArgumentException if it is no folder of a run, or damaged
    /// @throws java.io.UncheckedIOException if it cannot be read
    static EarlierRun read(Path folder) {
        var manifest = KeptRun.manifest(folder);
        var run = new RunFolder(folder);
        return new EarlierRun(folder, manifest, Files.exists(run.metrics()) ? run.history() : TrainingHistory.NONE);
    }

    /// The model of the best epoch, the student of a distillation.
    ///
    /// @throws IllegalArgumentException if it has not ended, or its plan cannot be kept
    public Classifier student() {
        var best = new RunFolder(folder).best();
        if (!Files.exists(best)) {
            throw new IllegalArgumentException(
                    "a run must have ended for its student, but %s is %s: say resume(Path.of(\"%s\")) first"
                            .formatted(folder, end(), folder));
        }
        return new Classifier(KeptPlan.network(manifest), Weights.load(best));
    }

    /// The plan, which can be changed and run again.
    ///
    /// @throws IllegalArgumentException if plan or data cannot be made again
    public Plan plan() {
        return KeptPlan.read(manifest, null);
    }

    /// Goes on with it, see [Joryu#resume(Path)].
    public Run resume() {
        return Joryu.resume(folder);
    }

    /// How the losses fell and dev accuracy rose, as far as that was written, see [Run#chart].
    ///
    /// ```java
    /// runs().last().chart()
    /// ```
    public LossChart chart() {
        return RunChart.of(Outlines.of(manifest, history), history);
    }

    /// How it ended: `finished`, `stopped after step 40`, `failed: …`; `running`, or `broken off` where
    /// whoever ran it is gone.
    public String end() {
        if (!manifest.end().equals(Manifest.RUNNING)) {
            return manifest.end();
        }
        return new RunFolder(folder).isInUse() ? Manifest.RUNNING : "broken off";
    }

    /// Shows it as while it ran, below the cell that calls this: the progress, a table of its epochs, a chart
    /// of its losses.
    ///
    /// Where it runs still, in this process or another, follows it until its end; the stop button of the cell
    /// ends the following only.
    ///
    /// ```java
    /// runs().last().show()
    /// ```
    public void show() {
        var now = EarlierRun.read(folder);
        var ending = new EarlierEnding(now);
        new FollowedTraining(Outlines.of(now.manifest, now.history), new RunFolder(folder)).show(ending.took(), ending);
    }

    /// The highest dev accuracy of an epoch, in [0, 1]; NaN before the first.
    public double devAccuracy() {
        return history.epochs().stream()
                .mapToDouble(EpochMetrics::devAccuracy)
                .max()
                .orElse(Double.NaN);
    }

    @Override
    public String toString() {
        return "%s: %s, %s, in %s".formatted(manifest.title(), end(), history, folder);
    }
}
