package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;

/// Cross-entropy of the student's answers (at T = 1) against the labels, batch mean, in nats.
///
/// ```java
/// NDArray loss = new HardLoss().crossEntropy(logits, labels);
/// ```
public record HardLoss() implements SimpleLoss {

    /// `-(1/B) Σ_b log softmax(z_b)[y_b]`.
    ///
    /// @param logits shape `(B, C)`
    /// @param labels int64, shape `(B)`, each in `[0, C)`
    /// @return a scalar, ≥ 0
    public NDArray crossEntropy(NDArray logits, NDArray labels) {
        var logProbabilities = logits.logSoftmax(1);
        return logProbabilities.gather(labels.expandDims(1), 1).mean().neg();
    }

    @Override
    public NDArray value(Answers answers) {
        return crossEntropy(answers.student(), answers.labels());
    }

    @Override
    public boolean hard() {
        return true;
    }

    @Override
    public String definition() {
        return "-\\tfrac1B \\sum_b \\log \\sigma(s_b)_{y_b}";
    }

    @Override
    public String symbol() {
        return "CE";
    }

    @Override
    public String meaning() {
        return "cross-entropy with the labels";
    }

    @Override
    public String formula() {
        return symbol();
    }
}
