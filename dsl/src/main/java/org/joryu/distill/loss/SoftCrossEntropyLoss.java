package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;

/// Cross-entropy of the student's softened answers with the teacher's: `T²·CE(teacher, student)`.
///
/// Hinton et al. (arXiv 1503.02531), section 2. It has the gradient of [SoftTargetLoss] and is
/// larger by T² times the entropy of the teacher's softened answers: its smallest value is not 0.
///
/// @param temperature T, finite and > 0
public record SoftCrossEntropyLoss(double temperature) implements TemperedLoss {

    public SoftCrossEntropyLoss {
        Range.temperature(temperature);
    }

    /// `-T²·(1/B) Σ_b Σ_c softmax(t_b/T)[c]·log softmax(s_b/T)[c]`.
    ///
    /// @return a scalar in nats, ≥ 0
    @Override
    public NDArray value(Answers answers) {
        var target = Divergence.logProbabilities(answers.requiredTeacher(), temperature)
                .exp();
        var logStudent = Divergence.logProbabilities(answers.student(), temperature);
        var perRow = target.mul(logStudent).sum(new int[] {1});
        return Constant.times(perRow.mean().neg(), temperature * temperature);
    }

    @Override
    public SoftCrossEntropyLoss withTemperature(double temperature) {
        return new SoftCrossEntropyLoss(temperature);
    }

    @Override
    public String definition() {
        return "-\\tfrac1B \\sum_b \\sum_c \\sigma(t_b/%1$s)_c \\log \\sigma(s_b/%1$s)_c"
                .formatted(Decimal.of(temperature));
    }

    @Override
    public String symbol() {
        return "softCE";
    }

    @Override
    public String meaning(String temperature) {
        return "cross-entropy with the teacher's answers at T = " + temperature + ", batch mean";
    }

    @Override
    public String formula(String temperature) {
        return temperature + "²·softCE";
    }
}
