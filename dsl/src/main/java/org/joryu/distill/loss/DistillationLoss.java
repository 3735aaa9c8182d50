package org.joryu.distill.loss;

/// Labels and teacher together: `alpha·CE + (1 − alpha)·T²·KL(teacher‖student)`.
///
/// Hinton et al. (arXiv 1503.02531), section 2. **`alpha` weighs the hard loss**; many codes let it
/// weigh the soft one, so 0.3 here is 0.7 there.
///
/// ```java
/// var loss = new DistillationLoss(0.3, new SoftTargetLoss(4));
/// ```
///
/// @param alpha weight of the hard loss, in [0, 1]; 1 ignores the teacher, 0 the labels
/// @param soft the soft loss, with its temperature
public record DistillationLoss(double alpha, SoftTargetLoss soft) implements Loss {

    private static final HardLoss HARD = new HardLoss();

    public DistillationLoss {
        if (!(alpha >= 0 && alpha <= 1)) {
            throw new IllegalArgumentException("alpha must be in [0, 1], but was " + alpha
                    + ": it weighs the hard loss, so 1 ignores the teacher and 0 the labels");
        }
    }

    /// The temperature of the soft loss.
    public double temperature() {
        return soft.temperature();
    }

    @Override
    public LossTerms of(Answers answers) {
        var hardTerm = HARD.crossEntropy(answers.student(), answers.labels());
        var softTerm = soft.divergence(answers.student(), answers.requiredTeacher());
        return new LossTerms(
                hardTerm, softTerm, Constant.times(hardTerm, alpha).add(Constant.times(softTerm, 1 - alpha)));
    }

    @Override
    public boolean needsTeacher() {
        return true;
    }

    @Override
    public String formula() {
        return Decimal.of(alpha) + "·" + HARD.formula() + " + " + Decimal.of(1 - alpha) + "·" + soft.formula();
    }
}
