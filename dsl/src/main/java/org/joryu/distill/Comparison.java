package org.joryu.distill;

import org.joryu.distill.data.Split;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.train.Evaluation;
import org.joryu.distill.train.TrainingResult;

/// Reads the test split, once for each of three models, and counts.
final class Comparison {

    private Comparison() {}

    static Report of(DistillationRun run, TrainingResult alone) {
        var test = run.data().test();
        var inputs = test.features();
        var teacherLogits = run.teacher().logits(inputs);
        var studentLogits = run.student().logits(inputs);
        var aloneLogits = alone.best().logits(inputs);
        var labels = test.labels();
        int onlyDistilled = 0;
        int onlyAlone = 0;
        for (int row = 0; row < labels.length; row++) {
            boolean distilledRight = Evaluation.answer(studentLogits[row]) == labels[row];
            boolean aloneRight = Evaluation.answer(aloneLogits[row]) == labels[row];
            onlyDistilled += distilledRight && !aloneRight ? 1 : 0;
            onlyAlone += aloneRight && !distilledRight ? 1 : 0;
        }
        var dev = run.data().dev();
        return new Report(
                run.data().toString(),
                test.size(),
                run.plan().recipe().seed(),
                row("teacher", run.teacher(), devAccuracy(run.teacher(), dev), teacherLogits, labels, teacherLogits),
                row("distilled", run.student(), run.best().devAccuracy(), studentLogits, labels, teacherLogits),
                row("alone", alone.best(), alone.bestEpoch().devAccuracy(), aloneLogits, labels, teacherLogits),
                onlyDistilled,
                onlyAlone,
                run.stopped(),
                alone.stopped());
    }

    private static double devAccuracy(Classifier model, Split dev) {
        return Evaluation.of(model.logits(dev.features()), dev.labels()).accuracy();
    }

    private static Report.Row row(
            String name, Classifier model, double devAccuracy, float[][] logits, int[] labels, float[][] teacher) {
        var onTest = Evaluation.of(logits, labels);
        return new Report.Row(
                name,
                model.network().toString(),
                model.network().parameterCount(),
                devAccuracy,
                onTest.accuracy(),
                onTest.loss(),
                Evaluation.agreement(logits, teacher));
    }
}
