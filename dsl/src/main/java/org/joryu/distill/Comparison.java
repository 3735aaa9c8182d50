package org.joryu.distill;

import org.joryu.distill.model.Classifier;
import org.joryu.distill.model.Torch;
import org.joryu.distill.train.Evaluation;
import org.joryu.distill.train.TrainingResult;

/// Reads the test split, once for each of three models, and counts.
final class Comparison {

    private Comparison() {}

    static Report of(DistillationRun run, TrainingResult alone) {
        var test = run.data().test();
        var inputs = test.features();
        var teacher = run.plan().softened();
        var device = Torch.defaultDevice();
        var teacherLogits = teacher.logits(test, device);
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
                row(
                        "teacher",
                        teacher.toString(),
                        teacher.parameterCount().orElseThrow(),
                        Evaluation.of(teacher.logits(dev, device), dev.labels()).accuracy(),
                        teacherLogits,
                        labels,
                        teacherLogits),
                row("distilled", run.student(), run.best().devAccuracy(), studentLogits, labels, teacherLogits),
                row("alone", alone.best(), alone.bestEpoch().devAccuracy(), aloneLogits, labels, teacherLogits),
                onlyDistilled,
                onlyAlone,
                run.stopped(),
                alone.stopped());
    }

    private static Report.Row row(
            String name, Classifier model, double devAccuracy, float[][] logits, int[] labels, float[][] teacher) {
        var network = model.network();
        return row(name, network.toString(), network.parameterCount(), devAccuracy, logits, labels, teacher);
    }

    private static Report.Row row(
            String name,
            String network,
            long parameters,
            double devAccuracy,
            float[][] logits,
            int[] labels,
            float[][] teacher) {
        var onTest = Evaluation.of(logits, labels);
        return new Report.Row(
                name,
                network,
                parameters,
                devAccuracy,
                onTest.accuracy(),
                onTest.loss(),
                Evaluation.agreement(logits, teacher));
    }
}
