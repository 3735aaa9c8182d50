package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;

/// Class-wise self-distillation: the student answers to a row as it does to another row of the same
/// class. It needs no teacher.
///
/// Yun et al., "Regularizing Class-wise Predictions via Self-knowledge Distillation" (CVPR 2020, arXiv
/// 2003.13964), equations 1 and 2: `T²·KL(softmax(s'/T) ‖ softmax(s/T))`, where s' are the student's
/// logits of the other row, without a gradient. That row is drawn anew in every step. The paper adds it
/// to cross-entropy with weight 1.
///
/// ```java
/// train(mlp(64, 12, 10)).loss(crossEntropy().plus(classWise(4))).on(digits()).run();
/// ```
///
/// @param temperature T, finite and > 0; 4 in the paper
public record ClassWiseLoss(double temperature) implements TemperedLoss {

    public ClassWiseLoss {
        Range.temperature(temperature);
    }

    /// `T²·(1/B) Σ_b KL(softmax(s'_b/T) ‖ softmax(s_b/T))`.
    ///
    /// @return a scalar in nats, ≥ 0
    @Override
    public NDArray value(Answers answers) {
        var partner = answers.around().partner();
        if (partner == null) {
            throw new IllegalArgumentException(
                    "partner must have the student's logits of other rows of the same classes, but is null: a training gives them");
        }
        return Divergence.softened(partner.stopGradient(), answers.student(), temperature);
    }

    @Override
    public boolean needsTeacher() {
        return false;
    }

    @Override
    public boolean needsPartner() {
        return true;
    }

    @Override
    public ClassWiseLoss withTemperature(double temperature) {
        return new ClassWiseLoss(temperature);
    }

    @Override
    public String definition() {
        return "\\tfrac1B \\sum_b \\mathrm{KL}\\big(\\sigma(s_{b'}/%1$s) \\,\\|\\, \\sigma(s_b/%1$s)\\big),\\quad y_{b'} = y_b"
                .formatted(Decimal.of(temperature));
    }

    @Override
    public String symbol() {
        return "KL(class)";
    }

    @Override
    public String meaning(String temperature) {
        return "KL from the student's own answers to another row of the class, at T = " + temperature + ", batch mean";
    }

    @Override
    public String formula(String temperature) {
        return temperature + "²·" + symbol();
    }
}
