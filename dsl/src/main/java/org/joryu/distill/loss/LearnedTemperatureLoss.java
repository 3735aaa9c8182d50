package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/// Soft targets at a temperature that is learned against the student: what the student makes small by
/// its weights, the temperature makes large.
///
/// Li et al., "Curriculum Temperature for Knowledge Distillation" (AAAI 2023, arXiv 2211.16231), in its
/// global form, CTKD: `T = start + range·sigmoid(θ)` with one number θ, and the loss `T²·KL` of
/// [SoftTargetLoss]. The paper's game is `min over the student, max over θ`: the gradient in θ passes a
/// reversal that multiplies it by λ, which goes from 0 to -1 along half a cosine, so that the
/// student's task grows harder by and by: `λ = -(1 - cos(π·min(epoch, epochs)/epochs))/2`. The optimizer
/// that moves the student moves θ too. As in the authors' code θ begins with 1, which is T = 15.6, and the
/// gradient in θ goes through all of `T²·KL`, the factor T² and the teacher's softened answers included.
///
/// ```java
/// distill(teacher).into(mlp(64, 12, 10)).loss(learnedTemperature()).alpha(0.1)
/// ```
///
/// @param start the least temperature, finite and > 0; 1 in the paper
/// @param range how far above it the temperature may go, finite and > 0; 20 in the paper
/// @param epochs in which λ reaches -1, ≥ 1; 10 in the paper
public record LearnedTemperatureLoss(double start, double range, int epochs) implements SimpleLoss {

    private static final String THETA = "theta";
    private static final double FIRST_THETA = 1;

    public LearnedTemperatureLoss {
        Range.temperature(start);
        if (!(range > 0) || Double.isInfinite(range)) {
            throw new IllegalArgumentException("range must be > 0 and finite, but was " + range
                    + ": 20 is usual; softTargets(4) is for a temperature that stays");
        }
        if (epochs < 1) {
            throw new IllegalArgumentException("epochs must be ≥ 1, but was " + epochs
                    + ": 10 is usual for the reversal to reach its full strength");
        }
    }

    /// `T²·(1/B) Σ_b KL(softmax(t_b/T) ‖ softmax(s_b/T))` at the temperature learned so far.
    ///
    /// @return a scalar in nats, ≥ 0
    @Override
    public NDArray value(Answers answers) {
        var around = answers.around();
        var temperature = temperature(reversed(around.learned(this, THETA), reversal(around.epoch())));
        var teacher = answers.requiredTeacher().div(temperature).logSoftmax(1);
        var student = answers.student().div(temperature).logSoftmax(1);
        return Divergence.mean(teacher, student).mul(temperature.square()).sum();
    }

    /// T of θ, both of shape `(1)`.
    NDArray temperature(NDArray theta) {
        var sigmoid = theta.onesLike().div(Constant.plus(theta.neg().exp(), 1));
        return Constant.plus(Constant.times(sigmoid, range), start);
    }

    /// The same value, and the gradient times a factor.
    private static NDArray reversed(NDArray theta, double factor) {
        return Constant.times(theta.stopGradient(), 1 - factor).add(Constant.times(theta, factor));
    }

    /// λ in an epoch, counted from 1.
    double reversal(int epoch) {
        return -(1 - Math.cos(Math.PI * Math.min(epoch, epochs) / epochs)) / 2;
    }

    @Override
    public boolean followsEpochs() {
        return true;
    }

    @Override
    public List<LossParameter> parameters(LossSetting setting) {
        return List.of(LossParameter.constant(THETA, new Shape(1), FIRST_THETA));
    }

    @Override
    public String definition() {
        return "\\tfrac1B \\sum_b \\mathrm{KL}\\big(\\sigma(t_b/T) \\,\\|\\, \\sigma(s_b/T)\\big),\\quad T = %1$s + %2$s\\,\\mathrm{sigmoid}(\\theta)"
                .formatted(Decimal.of(start), Decimal.of(range));
    }

    @Override
    public String symbol() {
        return "KL(T learned)";
    }

    @Override
    public String meaning() {
        return "KL(teacher‖student) at T = %s + %s·sigmoid(θ), batch mean; θ is trained to make it larger, at full strength from epoch %d"
                .formatted(Decimal.of(start), Decimal.of(range), epochs);
    }

    @Override
    public String formula() {
        return "T²·" + symbol();
    }
}
