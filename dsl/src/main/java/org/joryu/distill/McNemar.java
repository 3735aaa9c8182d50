package org.joryu.distill;

/// McNemar's exact test of two classifiers on the same rows (McNemar 1947, Psychometrika 12:153;
/// Dietterich 1998, Neural Computation 10:1895, on its use for classifiers).
final class McNemar {

    private McNemar() {}

    /// Two-sided p: rows on which just one is right are fair coin tosses if both are equally good.
    static double exact(int onlyFirstRight, int onlySecondRight) {
        int tosses = onlyFirstRight + onlySecondRight;
        int fewer = Math.min(onlyFirstRight, onlySecondRight);
        double tail = 0;
        double logCoefficient = 0;
        for (int k = 0; k <= fewer; k++) {
            tail += Math.exp(logCoefficient - tosses * Math.log(2));
            logCoefficient += Math.log((double) (tosses - k) / (k + 1));
        }
        return Math.min(1, 2 * tail);
    }
}
