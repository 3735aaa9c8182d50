package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;

/// Soft targets of a teacher that does not exist: right with a stated confidence, and of no opinion
/// about all other classes.
///
/// Yuan et al., "Revisiting Knowledge Distillation via Label Smoothing Regularization" (CVPR 2020,
/// arXiv 1909.11723), section 4, the regularisation of Tf-KD: `T²·KL(p‖student)` where p gives the
/// right class `confidence` and each other `(1 − confidence)/(C − 1)`; both are softened by T. The
/// virtual teacher's logits are the logarithms of p. The authors' code takes the probabilities for
/// logits, softens the target only, and divides by the number of classes: its numbers differ.
///
/// @param temperature T, finite and > 0; 20 in the paper
/// @param confidence of the right class, in (0, 1); 0.99 in the paper
public record VirtualTeacherLoss(double temperature, double confidence) implements TemperedLoss {

    public VirtualTeacherLoss {
        Range.temperature(temperature);
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence must be in (0, 1), but was " + confidence
                    + ": 0.99 is usual; a teacher of confidence 1 is the labels");
        }
    }

    /// `T²·(1/B) Σ_b KL(softmax(log p_b / T) ‖ softmax(s_b/T))`.
    ///
    /// @return a scalar in nats, ≥ 0
    @Override
    public NDArray value(Answers answers) {
        int classes = answers.classes();
        var student = answers.student();
        double rest = Math.log((1 - confidence) / (classes - 1));
        var right = answers.labels().oneHot(classes, student.getDataType());
        var logits = Constant.plus(Constant.times(right, Math.log(confidence) - rest), rest);
        return Divergence.softened(logits, student, temperature);
    }

    @Override
    public boolean needsTeacher() {
        return false;
    }

    @Override
    public VirtualTeacherLoss withTemperature(double temperature) {
        return new VirtualTeacherLoss(temperature, confidence);
    }

    @Override
    public String definition() {
        return "\\tfrac1B \\sum_b \\mathrm{KL}\\big(\\sigma(\\log v_b/%1$s) \\,\\|\\, \\sigma(s_b/%1$s)\\big),\\quad v_{bc} = %2$s \\text{ if } c = y_b, \\text{ else } \\tfrac{1 - %2$s}{C - 1}"
                .formatted(Decimal.of(temperature), Decimal.of(confidence));
    }

    @Override
    public String symbol() {
        return "KL(virtual)";
    }

    @Override
    public String meaning(String temperature) {
        return "KL from a virtual teacher, right with confidence %s, at T = %s, batch mean"
                .formatted(Decimal.of(confidence), temperature);
    }

    @Override
    public String formula(String temperature) {
        return temperature + "²·" + symbol();
    }
}
