package org.joryu.distill;

import java.util.List;
import java.util.Locale;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.data.Split;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.provenance.Manifest;
import org.joryu.distill.train.Evaluation;
import org.joryu.distill.train.Teacher;
import org.joryu.distill.train.TrainingResult;
import org.joryu.distill.work.PlainMode;

/// Networks that learned from each other, and how each came to be. Immutable.
///
/// Of every network the best epoch by dev accuracy is kept. The test split was not looked at.
///
/// ```java
/// var run = mutual(mlp(64, 12, 10), mlp(64, 24, 10)).on(digits()).run();
/// run.result(1).bestEpoch().devAccuracy();
/// run.model(2).save(Path.of("wide.safetensors"));
/// distill(run.ensemble()).into(mlp(64, 12, 10))
/// ```
public final class MutualRun {

    private final MutualPlan plan;
    private final Dataset data;
    private final List<TrainingResult> results;

    MutualRun(MutualPlan plan, Dataset data, List<TrainingResult> results) {
        this.plan = plan;
        this.data = data;
        this.results = List.copyOf(results);
    }

    /// What was planned.
    public MutualPlan plan() {
        return plan;
    }

    /// What the networks were trained on.
    public Dataset data() {
        return data;
    }

    /// Everything the training left behind, for each network.
    public List<TrainingResult> results() {
        return results;
    }

    /// What the training left of a network.
    ///
    /// @param number of the network, counted from 1 in the order of `mutual(…)`
    public TrainingResult result(int number) {
        if (number < 1 || number > results.size()) {
            throw new IllegalArgumentException("number must be in [1, %d], as there are so many networks, but was %d"
                    .formatted(results.size(), number));
        }
        return results.get(number - 1);
    }

    /// The model of a network's best epoch.
    ///
    /// @param number of the network, counted from 1
    public Classifier model(int number) {
        return result(number).best();
    }

    /// The models of all networks' best epochs.
    public List<Classifier> models() {
        return results.stream().map(TrainingResult::best).toList();
    }

    /// All networks as one teacher, whose probabilities are the mean of theirs.
    public Teacher ensemble() {
        return Teacher.of(models());
    }

    /// Accuracy and loss of a network on any rows. On the test split, look once and choose nothing by it.
    ///
    /// @param number of the network, counted from 1
    public Evaluation evaluate(int number, Split split) {
        return Evaluation.of(model(number).logits(split.features()), split.labels());
    }

    /// {@return whether it was stopped before its last step}
    public boolean stopped() {
        return results.getFirst().stopped();
    }

    /// What produced a network.
    ///
    /// @param number of the network, counted from 1
    public Manifest manifest(int number) {
        var result = result(number);
        return Manifests.of(result.best().network().toString(), plan.toString(), plan.recipe(), data, result);
    }

    @Override
    public String toString() {
        var table = new TextTable(2)
                .row("", "network", "epoch kept", "dev accuracy", "dev loss", "last epoch’s", "seconds");
        for (int number = 1; number <= results.size(); number++) {
            var result = result(number);
            table.row(
                    String.valueOf(number),
                    result.best().network().toString(),
                    String.valueOf(result.bestEpoch().epoch()),
                    ReportText.percent(result.bestEpoch().devAccuracy()),
                    ReportText.number(result.bestEpoch().devLoss()),
                    ReportText.percent(result.lastEpoch().devAccuracy()),
                    PlainMode.measured(
                            String.format(Locale.ROOT, "%.1f", result.took().toMillis() / 1000.0)));
        }
        return "%d networks that learned from each other%s\n%s"
                .formatted(
                        results.size(),
                        stopped() ? ", stopped" : "",
                        table.toString().stripTrailing());
    }
}
