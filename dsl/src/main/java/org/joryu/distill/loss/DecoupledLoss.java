package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

/// Decoupled knowledge distillation: what the teacher says of the right class, and what it says of
/// the others, weighed apart.
///
/// Zhao et al., "Decoupled Knowledge Distillation" (CVPR 2022, arXiv 2203.08679), equation 7. With
/// `α = 1` and, instead of β, the teacher's `1 − p_y` of each row, it is [SoftTargetLoss].
///
/// @param alpha weight of the part of the right class, TCKD, finite and ≥ 0; 1 in the paper. It is
///     not the alpha that weighs the hard loss.
/// @param beta weight of the part of the other classes, NCKD, finite and ≥ 0; 2 to 8 in the paper
/// @param temperature T, finite and > 0; 4 in the paper on CIFAR-100, 1 on ImageNet
public record DecoupledLoss(double alpha, double beta, double temperature) implements TemperedLoss {

    public DecoupledLoss {
        Range.weight("alpha of DKD", alpha);
        Range.weight("beta of DKD", beta);
        Range.temperature(temperature);
    }

    /// `α·TCKD + β·NCKD`.
    ///
    /// @return a scalar in nats, ≥ 0
    @Override
    public NDArray value(Answers answers) {
        requireClasses(answers.classes());
        return Constant.times(targetClass(answers), alpha).add(Constant.times(otherClasses(answers), beta));
    }

    /// TCKD: `T²·KL` between the pairs `(p_y, 1 − p_y)` of teacher and student, batch mean.
    NDArray targetClass(Answers answers) {
        return Divergence.softened(
                rightAgainstRest(answers.requiredTeacher(), answers.labels()),
                rightAgainstRest(answers.student(), answers.labels()),
                1,
                temperature);
    }

    /// NCKD: `T²·KL` of the softmax over the C − 1 other classes, batch mean.
    NDArray otherClasses(Answers answers) {
        return Divergence.softened(
                others(answers.requiredTeacher(), answers.labels()),
                others(answers.student(), answers.labels()),
                temperature,
                temperature);
    }

    /// Logits of the pair: the softened right one, and that of all others together.
    private NDArray rightAgainstRest(NDArray logits, NDArray labels) {
        var softened = Constant.dividedBy(logits, temperature);
        return softened.gather(labels.expandDims(1), 1).concat(Divergence.logSumExp(others(softened, labels)), 1);
    }

    /// The logits of all classes but the right one, shape `(B, C − 1)`.
    private static NDArray others(NDArray logits, NDArray labels) {
        long rest = logits.getShape().get(1) - 1;
        var right = labels.expandDims(1);
        var places =
                logits.getManager().arange(0, (int) rest, 1, DataType.INT64).expandDims(0);
        return logits.gather(places.add(places.gte(right).toType(DataType.INT64, false)), 1);
    }

    /// For two classes the others are one, of which nothing is left to say.
    @Override
    public void requireClasses(int classes) {
        if (classes < 3) {
            throw new IllegalArgumentException("classes must be ≥ 3 for DKD, but were " + classes
                    + ": without the right class one is left, whose share is always 1; use softTargets("
                    + Decimal.of(temperature) + ")");
        }
    }

    @Override
    public DecoupledLoss withTemperature(double temperature) {
        return new DecoupledLoss(alpha, beta, temperature);
    }

    @Override
    public String definition() {
        return "\\tfrac{%3$s^2}{B} \\sum_b \\Big(%1$s \\, \\mathrm{KL}\\big((p^t_y, 1 - p^t_y) \\,\\|\\, (p^s_y, 1 - p^s_y)\\big) + %2$s \\, \\mathrm{KL}\\big(\\sigma_{c \\neq y}(t_b/%3$s) \\,\\|\\, \\sigma_{c \\neq y}(s_b/%3$s)\\big)\\Big),\\quad p = \\sigma(\\cdot/%3$s)"
                .formatted(Decimal.of(alpha), Decimal.of(beta), Decimal.of(temperature));
    }

    @Override
    public String symbol() {
        return "DKD";
    }

    @Override
    public String meaning(String temperature) {
        return "%s·TCKD + %s·NCKD, %s²·KL of the right class against the rest, and among the rest, at T = %s"
                .formatted(Decimal.of(alpha), Decimal.of(beta), temperature, temperature);
    }

    @Override
    public String formula(String temperature) {
        return symbol();
    }
}
