package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/// Universal logit distillation: how differently student and teacher spread their probabilities,
/// whatever the classes are called.
///
/// Boizard et al., "Towards Cross-Tokenizer Distillation" (arXiv 2402.12030), equation 3: the
/// probabilities of each are sorted, the shorter list is filled up with zeros, and their absolute
/// differences are added. So the two may have different vocabularies, and the loss alone does not
/// teach which class is which.
public record SortedProbabilityLoss() implements SimpleLoss {

    /// `(1/B) Σ_b Σ_i |sort(p_s)_i − sort(p_t)_i|`.
    ///
    /// @return a scalar without unit, in [0, 2]
    @Override
    public NDArray value(Answers answers) {
        var student = answers.student();
        var teacher = answers.requiredTeacher();
        long width = Math.max(student.getShape().get(1), teacher.getShape().get(1));
        return sorted(student, width)
                .sub(sorted(teacher, width))
                .abs()
                .sum(new int[] {1})
                .mean();
    }

    /// Ascending, so that zeros go before.
    private static NDArray sorted(NDArray logits, long width) {
        var probabilities = logits.logSoftmax(1).exp().sort(1);
        long missing = width - logits.getShape().get(1);
        if (missing == 0) {
            return probabilities;
        }
        var zeros = logits.getManager().zeros(new Shape(logits.getShape().get(0), missing), logits.getDataType());
        return zeros.concat(probabilities, 1);
    }

    @Override
    public String definition() {
        return "\\tfrac1B \\sum_b \\sum_i \\big| \\sigma(s_b)_{(i)} - \\sigma(t_b)_{(i)} \\big|,\\quad x_{(1)} \\ge x_{(2)} \\ge \\dots";
    }

    @Override
    public String symbol() {
        return "ULD";
    }

    @Override
    public String meaning() {
        return "differences of the sorted probabilities, added, batch mean";
    }

    @Override
    public String formula() {
        return symbol();
    }
}
