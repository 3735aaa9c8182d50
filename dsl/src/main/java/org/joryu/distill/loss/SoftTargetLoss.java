package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;

/// How far the student's softened answers are from the teacher's: `T²·KL(teacher‖student)`.
///
/// Hinton, Vinyals and Dean, "Distilling the Knowledge in a Neural Network" (arXiv 1503.02531),
/// equation 1 for the softened softmax and section 2 for the factor T², which keeps the size of the
/// gradient about the same whatever the temperature. Written with KL rather than cross-entropy, so
/// that it is zero where the student answers like the teacher; the gradients are the same.
///
/// ```java
/// NDArray loss = new SoftTargetLoss(4).divergence(studentLogits, teacherLogits);
/// ```
///
/// @param temperature T, finite and > 0; 1 leaves the answers as they are, 2 to 8 are usual
public record SoftTargetLoss(double temperature) implements TemperedLoss {

    public SoftTargetLoss {
        Range.temperature(temperature);
    }

    /// `T²·(1/B) Σ_b KL(softmax(t_b/T) ‖ softmax(s_b/T))`; its gradient in the student's logits is
    /// `(T/B)·(softmax(s_b/T) − softmax(t_b/T))`.
    ///
    /// @param student logits s, shape `(B, C)`
    /// @param teacher logits t, shape `(B, C)`
    /// @return a scalar in nats, ≥ 0
    public NDArray divergence(NDArray student, NDArray teacher) {
        return Divergence.softened(teacher, student, temperature);
    }

    @Override
    public NDArray value(Answers answers) {
        return divergence(answers.student(), answers.requiredTeacher());
    }

    @Override
    public SoftTargetLoss withTemperature(double temperature) {
        return new SoftTargetLoss(temperature);
    }

    @Override
    public String definition() {
        return "\\tfrac1B \\sum_b \\mathrm{KL}\\big(\\sigma(t_b/%1$s) \\,\\|\\, \\sigma(s_b/%1$s)\\big)"
                .formatted(Decimal.of(temperature));
    }

    @Override
    public String symbol() {
        return "KL";
    }

    @Override
    public String meaning(String temperature) {
        return "KL(teacher‖student) at T = " + temperature + ", batch mean";
    }

    @Override
    public String formula(String temperature) {
        return temperature + "²·KL";
    }
}
