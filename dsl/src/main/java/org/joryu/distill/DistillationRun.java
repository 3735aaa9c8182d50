package org.joryu.distill;

import java.util.concurrent.locks.ReentrantLock;
import org.joryu.distill.chart.LossChart;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.data.SoftTargets;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.provenance.Manifest;
import org.joryu.distill.train.EpochMetrics;
import org.joryu.distill.train.FollowedTraining;
import org.joryu.distill.train.Precision;
import org.joryu.distill.train.Teacher;
import org.joryu.distill.train.TrainingHistory;
import org.joryu.distill.train.TrainingOutline;
import org.joryu.distill.train.TrainingResult;
import org.jspecify.annotations.Nullable;

/// A distilled student, and how it came to be. Thread-safe.
///
/// The student kept is the best epoch's by dev accuracy; the test split is first read by [#report].
///
/// ```java
/// run.report()                                          // teacher, student, and the student alone
/// run.student().save(Path.of("student.safetensors"));
/// ```
public final class DistillationRun implements Run {

    private final DistillationPlan plan;
    private final Dataset data;
    private final TrainingResult result;
    private final @Nullable Manifest kept;
    private final ReentrantLock comparing = new ReentrantLock();
    private @Nullable TrainingResult alone;
    private @Nullable TrainingResult inF32;
    private @Nullable Report report;

    DistillationRun(DistillationPlan plan, Dataset data, TrainingResult result) {
        this(plan, data, result, null);
    }

    DistillationRun(DistillationPlan plan, Dataset data, TrainingResult result, @Nullable Manifest kept) {
        this.kept = kept;
        this.plan = plan;
        this.data = data;
        this.result = result;
    }

    /// What was planned.
    @Override
    public DistillationPlan plan() {
        return plan;
    }

    /// What the student was trained on.
    @Override
    public Dataset data() {
        return data;
    }

    /// Who was distilled.
    public Teacher teacher() {
        return plan.teacher();
    }

    /// The student of the best epoch.
    public Classifier student() {
        return result.best();
    }

    /// The student too, as of any run.
    @Override
    public Classifier model() {
        return student();
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

    /// The same student trained without the teacher: the same weights to begin with, the same
    /// batches in the same order, the same number of steps, chosen by the same rule, but L = CE.
    ///
    /// Trained when first asked for, and kept unless it was stopped.
    public TrainingResult alone() {
        comparing.lock();
        try {
            if (alone == null || alone.stopped()) {
                alone = plan.runAlone(data, history().steps().size());
            }
            return alone;
        } finally {
            comparing.unlock();
        }
    }

    /// The same distillation in f32, which tells what a lower precision cost: the same weights to begin with,
    /// the same batches, teacher and number of steps, chosen by the same rule. It is the run of
    /// `plan().precision(F32)`; of a run in f32 its own result.
    ///
    /// Trained when first asked for, and kept unless it was stopped.
    ///
    /// ```java
    /// distill(teacher).into(mlp(64, 12, 10)).on(digits()).precision(BF16).run().inF32()
    /// ```
    public TrainingResult inF32() {
        if (plan.recipe().computation().precision() == Precision.F32) {
            return result;
        }
        comparing.lock();
        try {
            if (inF32 == null || inF32.stopped()) {
                inF32 = plan.runInF32(data, history().steps().size());
            }
            return inF32;
        } finally {
            comparing.unlock();
        }
    }

    /// Teacher, student and student alone, side by side on rows that neither trained nor chose
    /// them; of a run in less than f32 also the same student in f32, and what the precision cost.
    ///
    /// Trains the student alone when first asked for, see [#alone], and the one in f32, see [#inF32], which
    /// [DistillationPlan#withoutF32] leaves out. The test split is read here, once per model; asked again, it
    /// gives the same report.
    ///
    /// @throws IllegalArgumentException if the teacher is known by its answers only, and not by those to
    ///     the dev and test splits
    public Report report() {
        PlanChecks.requireReportable(plan.teacher(), data);
        comparing.lock();
        try {
            if (report == null || report.aloneStopped() || report.f32Stopped()) {
                var without = alone();
                // Who stops the one wants no other to begin.
                boolean measures = plan.measuresPrecision() && !without.stopped();
                report = Comparison.of(this, without, measures ? inF32() : null);
            }
            return report;
        } finally {
            comparing.unlock();
        }
    }

    /// What the teacher says about the rows the student learned from, beside what the student now
    /// says: the train split of this run, each row with its id.
    ///
    /// ```java
    /// run.softTargets().hardest(10)    // where the student is furthest from the teacher
    /// ```
    public SoftTargets softTargets() {
        return SoftTargetsOfRun.ask(this);
    }

    /// What produced the student; where the run is kept, as it is in its folder.
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
        return RunText.of(plan.title(), result);
    }
}
