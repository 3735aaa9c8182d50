package org.joryu.distill;

import static org.joryu.distill.Joryu.digits;
import static org.joryu.distill.Joryu.distill;
import static org.joryu.distill.Joryu.mlp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.train.ConfusionMatrix;
import org.joryu.distill.train.Evaluation;
import org.joryu.distill.train.Precision;

/// Studies whose numbers are given, for tests of how they read.
public final class Studies {

    // Once, as data sets are equal only to themselves.
    private static final Dataset DATA = digits().take(200);

    private Studies() {}

    /// A plan that nobody runs.
    public static DistillationPlan plan() {
        var network = mlp(64, 32, 10);
        return distill(new Classifier(network, network.initialWeights(1)))
                .into(mlp(64, 12, 10))
                .on(DATA)
                .seed(1);
    }

    /// A study of as many seeds as there are accuracies; the last epoch of each is a point worse.
    ///
    /// @param more seeds that were not finished
    public static Study of(double[] distilled, double[] alone, double[] smoothed, int more) {
        var seeds = IntStream.range(0, distilled.length)
                .mapToObj(i -> new Study.Seed(
                        i + 1L, outcome(distilled[i]), outcome(alone[i]), outcome(smoothed[i]), Optional.empty()))
                .toList();
        var plan = plan().seeds(distilled.length + more);
        return new Study(plan, DATA.toString(), 355, seeds, List.of(), more > 0);
    }

    /// The same in bf16, with the same in f32 beside it.
    public static Study inHalf(Study study, double[] inF32) {
        var seeds = IntStream.range(0, inF32.length)
                .mapToObj(i -> {
                    var seed = study.seeds().get(i);
                    var pair = new PrecisionCost.Pair(0.98 + 0.002 * i, 1, 2);
                    var cost = new PrecisionCost(Precision.BF16, seed.distilled(), outcome(inF32[i]), 355, pair, pair);
                    return new Study.Seed(
                            seed.seed(), seed.distilled(), seed.alone(), seed.smoothed(), Optional.of(cost));
                })
                .toList();
        return inHalf(study, seeds, plan().precision(Precision.BF16));
    }

    /// The same in bf16, of which nobody measured what that costs.
    public static Study inHalf(Study study) {
        return inHalf(study, study.seeds(), plan().precision(Precision.BF16).withoutF32());
    }

    private static Study inHalf(Study study, List<Study.Seed> seeds, DistillationPlan plan) {
        return new Study(
                plan.seeds(seeds.size()), study.data(), study.testRows(), seeds, study.failures(), study.stopped());
    }

    /// The same, of which one more training failed.
    public static Study failed(Study study) {
        var failures = new ArrayList<>(study.failures());
        failures.add(new Study.Failure(9, "distilled", "the loss of step 12 is NaN: lower the learning rate"));
        return new Study(study.plan(), study.data(), study.testRows(), study.seeds(), failures, study.stopped());
    }

    private static Outcome outcome(double accuracy) {
        return new Outcome(scores(accuracy), scores(accuracy - 0.01));
    }

    private static Scores scores(double accuracy) {
        var confusion = ConfusionMatrix.of(new float[][] {{1, 0}}, new int[] {0}, List.of("cat", "dog"));
        return new Scores(3, 0.9, new Evaluation(accuracy, 0.2, 0.02, 0.05), 0.95, confusion, List.of());
    }
}
