package org.joryu.distill.train;

/// What a model does on a split, computed in double precision from its logits.
///
/// ```java
/// var onDev = Evaluation.of(model.logits(dev.features()), dev.labels());
/// ```
///
/// @param accuracy share of rows whose largest logit is the label's, in [0, 1]
/// @param loss negative log-likelihood of the labels (cross-entropy at T = 1), mean, in nats
public record Evaluation(double accuracy, double loss) {

    /// Compares logits with labels.
    ///
    /// @param logits a row of logits per example
    /// @param labels the right class of each
    public static Evaluation of(float[][] logits, int[] labels) {
        int right = 0;
        double loss = 0;
        for (int row = 0; row < labels.length; row++) {
            right += answer(logits[row]) == labels[row] ? 1 : 0;
            loss += logSumExp(logits[row]) - logits[row][labels[row]];
        }
        return new Evaluation((double) right / labels.length, loss / labels.length);
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
