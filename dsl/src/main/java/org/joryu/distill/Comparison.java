package org.joryu.distill;

import java.util.Optional;
import org.joryu.distill.model.Torch;
import org.joryu.distill.train.Devices;
import org.joryu.distill.train.Evaluation;
import org.joryu.distill.train.TrainingResult;
import org.jspecify.annotations.Nullable;

/// Puts teacher, student and student alone side by side, and counts.
final class Comparison {

    private Comparison() {}

    /// @param inF32 null where that was left out, or not begun
    static Report of(DistillationRun run, TrainingResult alone, @Nullable TrainingResult inF32) {
        var data = run.data();
        var teacher = run.plan().softened();
        var device = Torch.defaultDevice();
        var exam = new Exam(data, teacher.logits(data.test(), device));
        var distilledGraded = exam.grade(run.result());
        var aloneGraded = exam.grade(alone);
        var computation = run.plan().recipe().computation();
        var precisionCost = Optional.ofNullable(inF32)
                .filter(single -> !single.stopped())
                .map(single -> PrecisionCost.of(computation.precision(), distilledGraded, exam.grade(single)));
        var dev = data.dev();
        double teacherOnDev =
                Evaluation.of(teacher.logits(dev, device), dev.labels()).accuracy();
        var where = Devices.of(run.plan().recipe().device()).firstWord();
        // Of dev, as it takes no test row to measure a time.
        var row = dev.features(0)[0];
        return new Report(
                data.toString(),
                data.test().size(),
                run.plan().recipe().seed(),
                new Report.Row("teacher", teacher.toString(), exam.teacher(teacherOnDev), Optional.empty()),
                row("distilled", run, distilledGraded),
                row("alone", run, aloneGraded),
                Cost.of(teacher, row, where),
                Cost.of(run.student(), row, where),
                distilledGraded.best().onlyHereRight(aloneGraded.best()),
                aloneGraded.best().onlyHereRight(distilledGraded.best()),
                run.stopped(),
                alone.stopped(),
                run.result().engine(),
                computation.precision(),
                precisionCost,
                run.plan().measuresPrecision() && precisionCost.isEmpty());
    }

    private static Report.Row row(String name, DistillationRun run, Exam.Graded graded) {
        return new Report.Row(
                name,
                run.plan().student().toString(),
                graded.outcome().best(),
                Optional.of(graded.outcome().last()));
    }
}
