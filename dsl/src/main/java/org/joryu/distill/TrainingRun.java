package org.joryu.distill;

import org.joryu.distill.chart.LossChart;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.data.Split;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.provenance.Manifest;
import org.joryu.distill.train.EpochMetrics;
import org.joryu.distill.train.Evaluation;
import org.joryu.distill.train.FollowedTraining;
import org.joryu.distill.train.TrainingHistory;
import org.joryu.distill.train.TrainingOutline;
import org.joryu.distill.train.TrainingResult;
import org.jspecify.annotations.Nullable;

/// A model trained from labels, and how it came to be. Immutable; may be used as a teacher.
///
/// The model kept is the best epoch's by dev accuracy. The test split was not looked at.
///
/// ```java
/// var teacher = train(mlp(64, 256, 256, 10)).on(digits()).run();
/// teacher.best().devAccuracy();
/// teacher.model().save(Path.of("teacher.safetensors"));
/// ```
public final class TrainingRun implements Run {

    private final TrainingPlan plan;
    private final Dataset data;
    private final TrainingResult result;
    private final @Nullable Manifest kept;

    TrainingRun(TrainingPlan plan, Dataset data, TrainingResult result) {
        this(plan, data, result, null);
    }

    TrainingRun(TrainingPlan plan, Dataset data, TrainingResult result, @Nullable Manifest kept) {
        this.kept = kept;
        this.plan = plan;
        this.data = data;
        this.result = result;
    }

    /// What was planned.
    @Override
    public TrainingPlan plan() {
        return plan;
    }

    /// What it was trained on.
    @Override
    public Dataset data() {
        return data;
    }

    /// The model of the best epoch.
    @Override
    public Classifier model() {
        return result.best();
    }

    /// The best epoch: the highest dev accuracy, of equals the lowest dev loss.
    @Override
    public EpochMetrics best() {
        return result.bestEpoch();
    }

    /// The last epoch.
    @Override
    public EpochMetrics last() {
        return result.lastEpoch();
    }

    /// All steps and epochs.
    @Override
    public TrainingHistory history() {
        return result.history();
    }

    @Override
    public LossChart chart() {
        return RunChart.of(outline(), history());
    }

    /// {@return whether it was stopped before its last step}
    @Override
    public boolean stopped() {
        return result.stopped();
    }

    /// Everything the training left behind.
    @Override
    public TrainingResult result() {
        return result;
    }

    /// Accuracy and loss on any rows. On the test split, look once and choose nothing by it.
    public Evaluation evaluate(Split split) {
        return Evaluation.of(model().logits(split.features()), split.labels());
    }

    /// What produced the model; where the run is kept, as it is in its folder.
    @Override
    public Manifest manifest() {
        return kept == null ? plan.manifest(result) : kept;
    }

    @Override
    public void show() {
        FollowedTraining.show(outline(), history(), result.took(), result.end());
    }

    private TrainingOutline outline() {
        return kept == null ? plan.outline(result) : Outlines.of(kept, history());
    }

    @Override
    public String toString() {
        return RunText.of(plan.network().toString(), result);
    }
}
