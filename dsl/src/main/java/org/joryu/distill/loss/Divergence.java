package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;

/// Sums over distributions, in the logarithms of probabilities, where nothing underflows.
final class Divergence {

    private static final int[] CLASSES = {1};

    private Divergence() {}

    /// Log-probabilities of logits at a temperature, `log softmax(z/T)`.
    static NDArray logProbabilities(NDArray logits, double temperature) {
        return Constant.dividedBy(logits, temperature).logSoftmax(1);
    }

    /// `KL(p‖q)` of every row, shape `(B)`.
    static NDArray perRow(NDArray logP, NDArray logQ) {
        return logP.exp().mul(logP.sub(logQ)).sum(CLASSES);
    }

    /// `(1/B) Σ_b KL(p_b‖q_b)`.
    static NDArray mean(NDArray logP, NDArray logQ) {
        return perRow(logP, logQ).mean();
    }

    /// `T²·(1/B) Σ_b KL(softmax(a_b/T) ‖ softmax(b_b/T))` of logits.
    static NDArray softened(NDArray logitsP, NDArray logitsQ, double temperature) {
        return softened(logitsP, logitsQ, temperature, temperature);
    }

    /// As before, of logits that are divided by one number, with the square of another before it.
    static NDArray softened(NDArray logitsP, NDArray logitsQ, double divisor, double temperature) {
        return Constant.times(
                mean(logProbabilities(logitsP, divisor), logProbabilities(logitsQ, divisor)),
                temperature * temperature);
    }

    /// `log Σ_c exp(z_c)` of every row, shape `(B, 1)`.
    static NDArray logSumExp(NDArray logits) {
        var largest = logits.max(CLASSES, true);
        return logits.sub(largest).exp().sum(CLASSES, true).log().add(largest);
    }
}
