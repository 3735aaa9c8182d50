package org.joryu.distill;

import java.util.List;
import org.joryu.distill.data.Split;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.model.Torch;
import org.joryu.distill.train.Evaluation;
import org.joryu.distill.train.Teacher;

/// Students distilled one from another. Immutable.
///
/// ```java
/// var run = distill(teacher).into(mlp(64, 12, 10)).on(digits()).generations(3).run();
/// run.student()                                  // of the last generation
/// run.generation(1).report()
/// run.evaluateEnsemble(run.generation(1).data().dev())
/// ```
public final class BornAgainRun {

    private final BornAgainPlan plan;
    private final List<DistillationRun> generations;

    BornAgainRun(BornAgainPlan plan, List<DistillationRun> generations) {
        this.plan = plan;
        this.generations = List.copyOf(generations);
    }

    /// What was planned.
    public BornAgainPlan plan() {
        return plan;
    }

    /// All generations that there were, the first first.
    public List<DistillationRun> generations() {
        return generations;
    }

    /// One generation.
    ///
    /// @param number counted from 1
    public DistillationRun generation(int number) {
        if (number < 1 || number > generations.size()) {
            throw new IllegalArgumentException(
                    "number must be in [1, %d], as there were so many generations, but was %d"
                            .formatted(generations.size(), number));
        }
        return generations.get(number - 1);
    }

    /// The student of the last generation.
    public Classifier student() {
        return generations.getLast().student();
    }

    /// The students of all generations as one teacher, whose probabilities are the mean of theirs, as the
    /// paper's ensembles (BANE). The teacher of the first is not among them.
    ///
    /// @throws IllegalArgumentException if there was one generation only
    public Teacher ensemble() {
        return Teacher.of(generations.stream().map(DistillationRun::student).toList());
    }

    /// Accuracy and loss of [#ensemble] on any rows. On the test split, look once and choose nothing by it.
    ///
    /// @throws IllegalArgumentException if there was one generation only
    public Evaluation evaluateEnsemble(Split split) {
        return Evaluation.of(ensemble().logits(split, Torch.defaultDevice()), split.labels());
    }

    /// {@return whether it was stopped before its last step}
    public boolean stopped() {
        return generations.getLast().stopped();
    }

    @Override
    public String toString() {
        var text = new StringBuilder("%d generations of %s from %s"
                .formatted(
                        generations.size(), plan.first().student(), plan.first().teacher()));
        var table = new TextTable(1).row("", "seed", "epoch kept", "dev accuracy", "agrees with its teacher");
        for (int number = 1; number <= generations.size(); number++) {
            var run = generation(number);
            table.row(
                    String.valueOf(number),
                    String.valueOf(run.plan().recipe().seed()),
                    String.valueOf(run.best().epoch()),
                    ReportText.percent(run.best().devAccuracy()),
                    ReportText.percent(run.best().agreement()));
        }
        text.append('\n').append(table.toString().stripTrailing());
        return text.append(stopped() ? "\nstopped" : "").toString();
    }
}
