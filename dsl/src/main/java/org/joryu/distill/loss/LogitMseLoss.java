package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;

/// Mean squared difference of the logits themselves.
///
/// Ba and Caruana, "Do Deep Nets Really Need to be Deep?" (arXiv 1312.6184), section 2: regression on
/// logits, so that no softmax hides what the teacher says of unlikely classes. Unlike the losses of
/// probabilities it also counts a shift of all logits. As T grows, [SoftTargetLoss] comes near
/// half of this, of centred logits (arXiv 1503.02531, equation 4).
public record LogitMseLoss() implements SimpleLoss {

    /// `(1/(B·C)) Σ_b Σ_c (s_bc − t_bc)²`, the mean over all elements.
    ///
    /// @return a scalar in squared logits, ≥ 0
    @Override
    public NDArray value(Answers answers) {
        var difference = answers.student().sub(answers.requiredTeacher());
        return difference.mul(difference).mean();
    }

    @Override
    public String definition() {
        return "\\tfrac{1}{BC} \\sum_b \\sum_c (s_{bc} - t_{bc})^2";
    }

    @Override
    public String symbol() {
        return "MSE";
    }

    @Override
    public String meaning() {
        return "squared difference of the logits, mean over batch and classes";
    }

    @Override
    public String formula() {
        return symbol();
    }
}
