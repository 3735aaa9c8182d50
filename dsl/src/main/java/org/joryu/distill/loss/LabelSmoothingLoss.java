package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;

/// Cross-entropy with labels that leave a share to every class, batch mean, in nats.
///
/// Szegedy et al., "Rethinking the Inception Architecture for Computer Vision" (arXiv 1512.00567),
/// section 7: the target is `q = (1 − ε)·onehot(y) + ε/C`. Its smallest value is the entropy of q,
/// not 0.
///
/// @param epsilon ε, in [0, 1]; 0 is cross-entropy, 0.1 is usual
public record LabelSmoothingLoss(double epsilon) implements SimpleLoss {

    public LabelSmoothingLoss {
        Range.share("epsilon", epsilon, "0 is cross-entropy, 0.1 is usual");
    }

    /// `-(1/B) Σ_b Σ_c q_bc log softmax(z_b)[c]`.
    ///
    /// @return a scalar, ≥ 0
    @Override
    public NDArray value(Answers answers) {
        var logProbabilities = answers.student().logSoftmax(1);
        var ofLabels =
                logProbabilities.gather(answers.labels().expandDims(1), 1).mean();
        var ofAll = logProbabilities.mean();
        return Constant.times(ofLabels, 1 - epsilon)
                .add(Constant.times(ofAll, epsilon))
                .neg();
    }

    @Override
    public boolean hard() {
        return true;
    }

    @Override
    public String definition() {
        return "-\\tfrac1B \\sum_b \\sum_c q_{bc} \\log \\sigma(s_b)_c,\\quad q_{bc} = (1 - %1$s)\\,[c = y_b] + \\tfrac{%1$s}{C}"
                .formatted(Decimal.of(epsilon));
    }

    @Override
    public String symbol() {
        return "CE(ε = " + Decimal.of(epsilon) + ")";
    }

    @Override
    public String meaning() {
        return "cross-entropy with labels smoothed by " + Decimal.of(epsilon);
    }

    @Override
    public String formula() {
        return symbol();
    }
}
