package org.joryu.distill;

import java.util.Map;
import org.joryu.distill.data.SoftTargetSource;
import org.joryu.distill.data.SoftTargets;
import org.joryu.distill.model.Torch;

/// Asks teacher and student about the rows that the student learned from.
final class SoftTargetsOfRun {

    private SoftTargetsOfRun() {}

    static SoftTargets ask(DistillationRun run) {
        var data = run.data();
        var train = data.train();
        var inputs = train.features();
        var metadata = Map.of(
                "teacher", run.teacher().toString(),
                "teacher.sha256", run.teacher().sha256(),
                "student", run.student().network().toString(),
                "student.sha256", run.student().weights().sha256(),
                "data.sha256", data.sha256(),
                "seed", String.valueOf(run.plan().recipe().seed()));
        var source = new SoftTargetSource(
                data.name(),
                train.name(),
                data.classNames(),
                run.plan().loss().temperature(),
                data.inputShape(),
                metadata);
        return SoftTargets.of(
                source,
                train.rowIds(),
                train.labels(),
                run.plan().softened().logits(train, Torch.defaultDevice()),
                run.student().logits(inputs),
                inputs);
    }
}
