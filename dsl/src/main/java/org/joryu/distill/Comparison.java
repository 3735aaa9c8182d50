package org.joryu.distill;

import java.util.BitSet;
import java.util.Optional;
import org.joryu.distill.model.Torch;
import org.joryu.distill.train.Evaluation;
import org.joryu.distill.train.TrainingResult;

/// Puts teacher, student and student alone side by side, and counts.
final class Comparison {

    private Comparison() {}

    static Report of(DistillationRun run, TrainingResult alone) {
        var data = run.data();
        var teacher = run.plan().softened();
        var device = Torch.defaultDevice();
        var exam = new Exam(data, teacher.logits(data.test(), device));
        var distilledGraded = exam.grade(run.result());
        var aloneGraded = exam.grade(alone);
        var dev = data.dev();
        double teacherOnDev =
                Evaluation.of(teacher.logits(dev, device), dev.labels()).accuracy();
        var where = run.plan().recipe().device();
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
                onlyIn(distilledGraded.right(), aloneGraded.right()),
                onlyIn(aloneGraded.right(), distilledGraded.right()),
                run.stopped(),
                alone.stopped(),
                run.result().engine());
    }

    private static int onlyIn(BitSet some, BitSet others) {
        var only = (BitSet) some.clone();
        only.andNot(others);
        return only.cardinality();
    }

    private static Report.Row row(String name, DistillationRun run, Exam.Graded graded) {
        return new Report.Row(
                name,
                run.plan().student().toString(),
                graded.outcome().best(),
                Optional.of(graded.outcome().last()));
    }
}
