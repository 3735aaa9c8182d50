package org.joryu.distill;

import java.util.List;
import java.util.Locale;
import org.joryu.distill.data.Split;
import org.joryu.distill.train.CalibrationBin;
import org.joryu.distill.train.ConfusionMatrix;
import org.joryu.distill.train.Evaluation;

/// What one model does, on the split that chose it and on the one that chose nothing.
///
/// ```java
/// var best = run.report().student().best();
/// best.test().calibrationError();
/// best.confusion().mostConfused(5);
/// ```
///
/// @param epoch after which it was taken, counted from 1; 0 for a teacher, which came trained
/// @param devAccuracy on the split that chose it, in [0, 1]
/// @param test accuracy, loss, calibration and Brier score on the split that chose nothing
/// @param agreement share of test rows on which it answers like the teacher, in [0, 1]
/// @param confusion its answers on the test split, class by class
/// @param reliability on the test split: accuracy in bins of equal confidence, [Evaluation#BINS] of them
public record Scores(
        int epoch,
        double devAccuracy,
        Evaluation test,
        double agreement,
        ConfusionMatrix confusion,
        List<CalibrationBin> reliability) {

    public Scores {
        reliability = List.copyOf(reliability);
    }

    static Scores of(
            int epoch, double devAccuracy, float[][] logits, float[][] teacher, Split test, List<String> classNames) {
        var labels = test.labels();
        return new Scores(
                epoch,
                devAccuracy,
                Evaluation.of(logits, labels),
                Evaluation.agreement(logits, teacher),
                ConfusionMatrix.of(logits, labels, classNames),
                Evaluation.reliability(logits, labels));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "test accuracy %.1f %%, NLL %.4f, ECE %.4f, Brier %.4f, agrees with the teacher on %.1f %%",
                100 * test.accuracy(),
                test.loss(),
                test.calibrationError(),
                test.brier(),
                100 * agreement);
    }
}
