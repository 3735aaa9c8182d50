package org.joryu.distill;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.joryu.distill.chart.TradeOffChart;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.model.Network;
import org.joryu.distill.provenance.Manifest;
import org.joryu.distill.train.Adam;
import org.joryu.distill.train.RateSchedule;
import org.joryu.distill.train.Sgd;
import org.joryu.distill.train.StoredTeacher;
import org.joryu.distill.train.Teacher;

/// The words that begin a sentence. Import them statically; a notebook already has.
///
/// ```java
/// var data = digits();
/// var teacher = train(mlp(64, 256, 256, 10)).on(data).epochs(30).seed(1).run();
/// var run = distill(teacher).into(mlp(64, 12, 10))
///         .temperature(4).alpha(0.3)
///         .on(data.take(200)).epochs(150).learningRate(0.01).seed(1)
///         .run();
/// run.softTargets().hardest(10)
/// run.report()
/// ```
public final class Joryu extends FeatureLossWords {

    /// Published experiments, ready to be run.
    ///
    /// ```java
    /// var run = presets.hintonOmittedDigit().run();
    /// ```
    public static final Presets presets = Presets.ALL;

    private Joryu() {}

    /// Adam, the optimizer unless another is named; see [Adam].
    public static Adam adam() {
        return new Adam(0, false);
    }

    /// Adam with decoupled weight decay; 0.01 is usual.
    public static Adam adamW(double weightDecay) {
        return new Adam(weightDecay, true);
    }

    /// Stochastic gradient descent with momentum; 0.9 is usual, 0 is none. See [Sgd].
    ///
    /// ```java
    /// train(network).optimizer(sgd(0.9).weightDecay(5e-4)).learningRate(0.05, stepDecay(0.1, 150, 180, 210))
    /// ```
    public static Sgd sgd(double momentum) {
        return new Sgd(momentum, false, 0);
    }

    /// The learning rate down to 0 along half a cosine.
    public static RateSchedule cosineDecay() {
        return new RateSchedule.Cosine();
    }

    /// The learning rate times a factor after each of these epochs.
    public static RateSchedule stepDecay(double factor, Integer... afterEpochs) {
        return new RateSchedule.Steps(factor, List.of(afterEpochs));
    }

    /// Begins a training of several networks that learn from labels and from each other, see [MutualPlan].
    ///
    /// ```java
    /// var run = mutual(mlp(64, 12, 10), mlp(64, 24, 10)).on(digits()).run();
    /// ```
    ///
    /// @throws IllegalArgumentException for fewer than two networks, or of different inputs or classes
    public static MutualPlan mutual(Network... networks) {
        return MutualPlan.of(List.of(networks));
    }

    /// Begins a training from labels alone, as of a teacher.
    ///
    /// ```java
    /// var teacher = train(mlp(64, 256, 256, 10)).on(digits()).run();
    /// ```
    public static TrainingPlan train(Network network) {
        return TrainingPlan.of(network);
    }

    /// Begins a distillation from a model just trained.
    ///
    /// ```java
    /// var run = distill(teacher).into(mlp(64, 12, 10)).on(digits()).run();
    /// ```
    public static Distillation distill(TrainingRun teacher) {
        return distill(teacher.model());
    }

    /// Begins a distillation from any model: one read from a file, or the student of another run.
    ///
    /// ```java
    /// var smaller = distill(run.student()).into(mlp(64, 6, 10)).on(digits()).run();
    /// ```
    public static Distillation distill(Classifier teacher) {
        return new Distillation(Teacher.of(teacher));
    }

    /// Begins a distillation from several models, whose probabilities are averaged; see
    /// [org.joryu.distill.train.EnsembleTeacher].
    ///
    /// ```java
    /// var run = distill(first.model(), second.model()).into(mlp(64, 12, 10)).on(digits()).run();
    /// ```
    ///
    /// @throws IllegalArgumentException unless all take the same inputs and answer the same classes
    public static Distillation distill(Classifier teacher, Classifier... others) {
        return new Distillation(
                Teacher.of(Stream.concat(Stream.of(teacher), Stream.of(others)).toList()));
    }

    /// Begins a distillation from any teacher.
    public static Distillation distill(Teacher teacher) {
        return new Distillation(teacher);
    }

    /// Begins a distillation from a teacher's answers in a file that [#labelWith] or a colleague made.
    ///
    /// ```java
    /// distill(Path.of("teacher.arrow")).into(mlp(64, 12, 10)).on(digits()).run();
    /// ```
    ///
    /// @throws IllegalArgumentException if the file is no store of soft targets, or damaged
    public static Distillation distill(Path store) {
        return new Distillation(Teacher.stored(store));
    }

    /// Begins a distillation from a teacher's answers that were kept.
    ///
    /// ```java
    /// var labels = labelWith(teacher).over(digits());
    /// distill(labels).into(mlp(64, 12, 10)).on(digits().take(200)).run();
    /// ```
    public static Distillation distill(SoftLabels labels) {
        return new Distillation(labels.teacher());
    }

    /// Whoever gave the answers in a store of soft targets, as a teacher.
    ///
    /// ```java
    /// storedTeacher(Path.of("teacher.arrow")).answers(digits().test());
    /// ```
    ///
    /// @throws IllegalArgumentException if the file is no store of soft targets, or damaged
    public static StoredTeacher storedTeacher(Path store) {
        return Teacher.stored(store);
    }

    /// Keeps the best model's answers in a file, without training anybody; see [LabellingPlan].
    ///
    /// ```java
    /// var labels = labelWith(teacher).over(digits());
    /// ```
    public static LabellingPlan labelWith(TrainingRun teacher) {
        return labelWith(teacher.model());
    }

    /// Keeps a model's answers in a file; see [LabellingPlan].
    ///
    /// ```java
    /// labelWith(classifier).topK(20).half().over(cifar100());
    /// ```
    public static LabellingPlan labelWith(Classifier teacher) {
        return LabellingPlan.of(Teacher.of(teacher));
    }

    /// Keeps the mean of several models' probabilities in a file; see [LabellingPlan#temperature].
    ///
    /// ```java
    /// labelWith(first, second, third).temperature(4).over(digits());
    /// ```
    public static LabellingPlan labelWith(Classifier teacher, Classifier... others) {
        return others.length == 0
                ? labelWith(teacher)
                : LabellingPlan.of(Teacher.of(
                        Stream.concat(Stream.of(teacher), Stream.of(others)).toList()));
    }

    /// Goes on with a run that was stopped or killed, from its last checkpoint: on a CPU it ends as if it
    /// had never been stopped, bit for bit. A run that has finished is read.
    ///
    /// ```java
    /// var run = (DistillationRun) resume(Path.of("joryu-runs/20261128-174503.123Z-mlp-64-12-10"));
    /// ```
    ///
    /// @param folder of the run
    /// @throws IllegalArgumentException if it is none, damaged, or of a plan or data that nobody can make
    ///     again
    public static Run resume(Path folder) {
        return KeptPlan.read(KeptRun.manifest(folder), null).resume(folder);
    }

    /// The same where the data cannot be made again, such as those from arrays.
    ///
    /// @param data those of the run
    /// @throws IllegalArgumentException if they have another digest
    public static Run resume(Path folder, Dataset data) {
        return KeptPlan.read(KeptRun.manifest(folder), data).resume(folder);
    }

    /// What results are made with here: kernel, Java, machine, libraries and device, as a table to keep beside them.
    ///
    /// ```java
    /// about()
    /// ```
    public static About about() {
        return About.hereAndNow();
    }

    /// Runs the plan of an earlier run again, kept nowhere, and compares: weights and metrics bit for bit.
    ///
    /// ```java
    /// reproduce(runs().last().manifest())
    /// ```
    ///
    /// @param manifest of a finished run with a folder
    /// @throws IllegalArgumentException if plan or data cannot be made again
    public static Reproduction reproduce(Manifest manifest) {
        return Reproduction.of(manifest, null);
    }

    /// The same where the data cannot be made again.
    ///
    /// @param data those of the run
    /// @throws IllegalArgumentException if they have another digest
    public static Reproduction reproduce(Manifest manifest, Dataset data) {
        return Reproduction.of(manifest, data);
    }

    /// What accuracy costs, model by model, with those marked that no other beats. Teachers that occur in
    /// several reports are drawn once.
    ///
    /// ```java
    /// tradeOff(small.report(), medium.report(), large.report()).byLatency()
    /// ```
    ///
    /// @param report of one student
    /// @param others of others, on the same data
    /// @throws IllegalArgumentException if they are of other data
    public static TradeOffChart tradeOff(Report report, Report... others) {
        return tradeOff(Stream.concat(Stream.of(report), Stream.of(others)).toList());
    }

    /// The same of as many reports as there are.
    ///
    /// @param reports at least one, on the same data
    /// @throws IllegalArgumentException if there is none, or they are of other data
    public static TradeOffChart tradeOff(List<Report> reports) {
        if (reports.isEmpty()) {
            throw new IllegalArgumentException("reports must be at least one, but there is none: give run.report()");
        }
        for (var other : reports) {
            if (!other.data().equals(reports.getFirst().data())) {
                throw new IllegalArgumentException(
                        "reports must be on the same data to be compared, but were on %s and on %s: report each student on the same rows"
                                .formatted(reports.getFirst().data(), other.data()));
            }
        }
        return ReportCharts.tradeOff(reports);
    }

    /// A number that a claim is made about; see [Expectation].
    ///
    /// ```java
    /// expect("the student's test accuracy", report.student().testAccuracy()).atLeast(0.9);
    /// ```
    ///
    /// @param what the number, in the words of a reader
    public static Expectation expect(String what, double actual) {
        return new Expectation(what, actual);
    }

    /// Claims that something holds: a line says so, or the cell fails.
    ///
    /// ```java
    /// expect("no 3 among the student's images", !labels.contains(3));
    /// ```
    ///
    /// @param claim in the words of a reader
    /// @throws AssertionError if it does not
    public static void expect(String claim, boolean holds) {
        if (!holds) {
            throw new AssertionError("expected, but not so: " + claim);
        }
        System.out.println("✓ " + claim);
    }

    /// Earlier runs, the newest first.
    ///
    /// ```java
    /// runs().of("mlp(64, 12, 10)").finished().compare()
    /// ```
    public static Runs runs() {
        return runs(Keeping.root());
    }

    /// Earlier runs in a folder.
    public static Runs runs(Path root) {
        return Runs.in(root);
    }
}
