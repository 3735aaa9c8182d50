package org.joryu.distill;

import org.joryu.distill.loss.Loss;
import org.joryu.distill.loss.SoftCrossEntropyLoss;
import org.joryu.distill.loss.SoftTargetLoss;
import org.joryu.distill.loss.StandardizedLoss;

/// What other libraries mean by their numbers: the same alpha and temperature are another loss in
/// each of them. A plan that was told a convention reads its numbers so, and says what they are here.
///
/// ```java
/// distill(teacher).into(mlp(64, 12, 10)).convention(REPDISTILLER, 0.1, 0.9).temperature(4)
/// distill(teacher).into(mlp(64, 12, 10)).convention(KERAS).alpha(0.5)
/// ```
///
/// A number that is not said is the library's own default, or that of its published scripts.
public enum Convention {
    /// torchdistill's `KDLoss`: alpha weighs the hard loss, as here.
    TORCHDISTILL("torchdistill", Weighing.ALPHA_IS_HARD, "alpha", "", 0.5, 0.5, 1, Term.KL),
    /// Keras' `Distiller`: `student_loss_weight` weighs the hard loss.
    KERAS("Keras", Weighing.ALPHA_IS_HARD, "student_loss_weight", "", 0.5, 0.5, 3, Term.KL),
    /// RepDistiller: two weights, `-r` and `-a`.
    REPDISTILLER("RepDistiller", Weighing.TWO, "-r", "-a", 0.1, 0.9, 4, Term.KL),
    /// mdistiller: two weights.
    MDISTILLER("mdistiller", Weighing.TWO, "CE_WEIGHT", "KD_WEIGHT", 0.1, 0.9, 4, Term.KL),
    /// logit-standardization-KD: two weights that do not add up to 1.
    LOGIT_STANDARDIZATION(
            "logit-standardization-KD", Weighing.TWO, "CE_WEIGHT", "KD_WEIGHT", 0.1, 9, 2, Term.STANDARDIZED_KL),
    /// TextBrewer: two weights, soft cross-entropy, and no T².
    TEXTBREWER(
            "TextBrewer", Weighing.TWO, "hard_label_weight", "kd_loss_weight", 0, 1, 4, Term.CROSS_ENTROPY_NO_SQUARE),
    /// peterliht's knowledge-distillation-pytorch: alpha weighs the soft loss, which is also divided by the classes.
    PETERLIHT(
            "knowledge-distillation-pytorch", Weighing.ALPHA_IS_SOFT, "alpha", "", 0.1, 0.9, 20, Term.KL_ELEMENT_MEAN),
    /// NVIDIA's Model-Optimizer: the weight of the soft loss, which is also divided by the classes.
    MODEL_OPTIMIZER("Model-Optimizer", Weighing.ALPHA_IS_SOFT, "kd_loss_weight", "", 0.5, 0.5, 1, Term.KL_ELEMENT_MEAN),
    /// PyTorch's tutorial: two weights, soft cross-entropy.
    PYTORCH_TUTORIAL(
            "PyTorch's tutorial",
            Weighing.TWO,
            "ce_loss_weight",
            "soft_target_loss_weight",
            0.75,
            0.25,
            2,
            Term.CROSS_ENTROPY);

    /// How a library weighs hard against soft.
    enum Weighing {
        ALPHA_IS_HARD,
        ALPHA_IS_SOFT,
        TWO
    }

    /// What a library's soft loss is.
    enum Term {
        KL("T²·KL, batch mean"),
        KL_ELEMENT_MEAN("T²·KL, mean over batch and classes"),
        STANDARDIZED_KL("T²·KL of standardized logits, batch mean"),
        CROSS_ENTROPY("T² times soft cross-entropy, batch mean"),
        CROSS_ENTROPY_NO_SQUARE("soft cross-entropy without T², batch mean");

        final String words;

        Term(String words) {
            this.words = words;
        }

        Loss here(double temperature) {
            return switch (this) {
                case KL, KL_ELEMENT_MEAN -> new SoftTargetLoss(temperature);
                case STANDARDIZED_KL -> new StandardizedLoss(new SoftTargetLoss(temperature));
                case CROSS_ENTROPY, CROSS_ENTROPY_NO_SQUARE -> new SoftCrossEntropyLoss(temperature);
            };
        }

        /// The library's term, as a multiple of what is meant by it here.
        double size(double temperature, int classes) {
            return switch (this) {
                case KL, STANDARDIZED_KL, CROSS_ENTROPY -> 1;
                case KL_ELEMENT_MEAN -> 1.0 / classes;
                case CROSS_ENTROPY_NO_SQUARE -> 1 / (temperature * temperature);
            };
        }
    }

    final String library;
    final Weighing weighing;

    /// What the library calls the one weight, or the first of two.
    final String first;

    /// What it calls the second of two weights.
    final String second;

    final double hard;
    final double soft;
    final double temperature;
    final Term term;

    Convention(
            String library,
            Weighing weighing,
            String first,
            String second,
            double hard,
            double soft,
            double temperature,
            Term term) {
        this.library = library;
        this.weighing = weighing;
        this.first = first;
        this.second = second;
        this.hard = hard;
        this.soft = soft;
        this.temperature = temperature;
        this.term = term;
    }
}
