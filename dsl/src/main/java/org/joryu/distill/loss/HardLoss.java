package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;

/// Cross-entropy of the student's answers (at T = 1) against the labels, batch mean, in nats.
///
/// ```java
/// NDArray loss = new HardLoss().crossEntropy(logits, labels);
/// ```
public record HardLoss() implements Loss {

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
    public LossTerms of(Answers answers) {
        var hard = crossEntropy(answers.student(), answers.labels());
        return new LossTerms(hard, null, hard);
    }

    @Override
    public boolean needsTeacher() {
        return false;
    }

    @Override
    public String formula() {
        return "CE";
    }
}
