package org.joryu.distill.train;

import java.util.List;

/// What a model does on a split, computed in double precision from its logits.
///
/// ```java
/// var onDev = Evaluation.of(model.logits(dev.features()), dev.labels());
/// onDev.calibrationError();    // 0.02: its confidence is 2 points off, on average
/// ```
///
/// @param accuracy share of rows whose largest logit is the label's, in [0, 1]
/// @param loss negative log-likelihood of the labels (cross-entropy at T = 1), mean, in nats
/// @param calibrationError expected calibration error, in [0, 1] (Guo et al., arXiv 1706.04599, eq. 3):
///     rows are put into [#BINS] bins of equal width by their confidence, which is the largest
///     probability at T = 1; it is the mean over rows of what accuracy and mean confidence of their
///     bin differ by. A bin has its upper edge and lacks its lower one
/// @param brier Brier score, in [0, 2] (Brier 1950, Monthly Weather Review 78:1): the squared
///     difference of the probabilities at T = 1 from 1 for the label and 0 for the others, summed
///     over classes, mean over rows
public record Evaluation(double accuracy, double loss, double calibrationError, double brier) {

    /// How many bins the calibration error has, as in the paper.
    public static final int BINS = 15;

    /// Compares logits with labels.
    ///
    /// @param logits a row of logits per example
    /// @param labels the right class of each
    public static Evaluation of(float[][] logits, int[] labels) {
        int right = 0;
        double loss = 0;
        double brier = 0;
        var calibration = new Calibration(BINS);
        for (int row = 0; row < labels.length; row++) {
            int answer = answer(logits[row]);
            double normalizer = logSumExp(logits[row]);
            right += answer == labels[row] ? 1 : 0;
            loss += normalizer - logits[row][labels[row]];
            brier += brier(logits[row], normalizer, labels[row]);
            calibration.add(Math.exp(logits[row][answer] - normalizer), answer == labels[row]);
        }
        return new Evaluation(
                (double) right / labels.length, loss / labels.length, calibration.error(), brier / labels.length);
    }

    /// Accuracy and mean confidence in bins of equal width, [#BINS] of them: what the calibration error is
    /// the mean of.
    ///
    /// @param logits a row of logits per example
    /// @param labels the right class of each
    public static List<CalibrationBin> reliability(float[][] logits, int[] labels) {
        var calibration = new Calibration(BINS);
        for (int row = 0; row < labels.length; row++) {
            int answer = answer(logits[row]);
            calibration.add(Math.exp(logits[row][answer] - logSumExp(logits[row])), answer == labels[row]);
        }
        return calibration.bins();
    }

    private static double brier(float[] logits, double normalizer, int label) {
        double sum = 0;
        for (int c = 0; c < logits.length; c++) {
            double off = Math.exp(logits[c] - normalizer) - (c == label ? 1 : 0);
            sum += off * off;
        }
        return sum;
    }

    /// The share of rows on which two models give the same answer, in [0, 1].
    public static double agreement(float[][] some, float[][] others) {
        int same = 0;
        for (int row = 0; row < some.length; row++) {
            same += answer(some[row]) == answer(others[row]) ? 1 : 0;
        }
        return (double) same / some.length;
    }

    /// The class with the largest logit, the first of equals.
    public static int answer(float[] logits) {
        int best = 0;
        for (int label = 1; label < logits.length; label++) {
            if (logits[label] > logits[best]) {
                best = label;
            }
        }
        return best;
    }

    private static double logSumExp(float[] logits) {
        double largest = logits[answer(logits)];
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - largest);
        }
        return largest + Math.log(sum);
    }
}
