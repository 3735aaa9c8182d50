package org.joryu.distill;

import java.util.List;
import org.joryu.distill.model.Classifier;

/// What a distillation by way of assistants left behind: a run for every step.
///
/// ```java
/// var run = plan.through(mlp(64, 48, 10)).run();
/// run.last().report();    // the student beside its last teacher and beside itself alone
/// ```
///
/// @param plan what was planned
/// @param runs one for every step that was begun, in their order; the last may have been stopped
public record AssistedRun(AssistedPlan plan, List<DistillationRun> runs) {

    public AssistedRun {
        runs = List.copyOf(runs);
    }

    /// {@return whether it was stopped before the student's last step}
    public boolean stopped() {
        return runs.size() <= plan.assistants().size() || last().stopped();
    }

    /// The last step: the student's, unless an assistant's was stopped.
    public DistillationRun last() {
        return runs.getLast();
    }

    /// The student.
    ///
    /// @throws IllegalStateException if an assistant's step was stopped, so that there is none
    public Classifier student() {
        if (runs.size() <= plan.assistants().size()) {
            throw new IllegalStateException(
                    "the student was not begun, as assistant %d of %d was stopped: run the plan again, or take last().student()"
                            .formatted(runs.size(), plan.assistants().size()));
        }
        return last().student();
    }

    @Override
    public String toString() {
        var table = new TextTable(3)
                .row("step", "teacher", "student", "epoch kept", "dev accuracy", "agrees with its teacher");
        for (int step = 1; step <= runs.size(); step++) {
            var run = runs.get(step - 1);
            table.row(
                    String.valueOf(step),
                    run.teacher().toString(),
                    run.student().network().toString(),
                    String.valueOf(run.best().epoch()),
                    ReportText.percent(run.best().devAccuracy()),
                    ReportText.percent(run.best().agreement()));
        }
        return "%d of %d steps%s\n%s"
                .formatted(
                        runs.size(),
                        plan.assistants().size() + 1,
                        stopped() ? ", stopped" : "",
                        table.toString().stripTrailing());
    }
}
