package org.joryu.distill;

import org.joryu.distill.loss.DistillationLoss;
import org.joryu.distill.loss.HardLoss;
import org.joryu.distill.loss.Loss;
import org.joryu.distill.loss.SimpleLoss;
import org.joryu.distill.loss.SoftTargetLoss;
import org.jspecify.annotations.Nullable;

/// What a distillation minimises, as far as its plan has said. What was not said has a default:
/// alpha 0.3, cross-entropy, and T²·KL at temperature 4.
///
/// @param alpha the weight of the hard loss; null unless said
/// @param hard the loss against the labels; null unless said
/// @param temperature of the default soft loss; null unless said
/// @param soft the soft loss; null for the default
public record Objective(
        @Nullable Double alpha,
        @Nullable SimpleLoss hard,
        @Nullable Double temperature,
        @Nullable Loss soft) {

    static final Objective UNSAID = new Objective(null, null, null, null);

    private static final double ALPHA = 0.3;
    private static final double TEMPERATURE = 4;

    public Objective {
        if (temperature != null && soft != null) {
            throw new IllegalArgumentException("temperature must not be said where loss(...) is, but was " + temperature
                    + " beside " + soft.formula() + ": every loss names its own, as in softTargets(" + temperature
                    + "); leave out .temperature(...) or .loss(...)");
        }
        // What is out of range is refused where it is said.
        assemble(alpha, hard, temperature, soft);
    }

    Objective withAlpha(double other) {
        return new Objective(other, hard, temperature, soft);
    }

    Objective withHard(SimpleLoss other) {
        return new Objective(alpha, other, temperature, soft);
    }

    Objective withTemperature(double other) {
        return new Objective(alpha, hard, other, soft);
    }

    Objective withSoft(Loss other) {
        return new Objective(alpha, hard, temperature, other);
    }

    /// The whole loss, defaults included.
    public DistillationLoss loss() {
        return assemble(alpha, hard, temperature, soft);
    }

    private static DistillationLoss assemble(
            @Nullable Double alpha, @Nullable SimpleLoss hard, @Nullable Double temperature, @Nullable Loss soft) {
        return new DistillationLoss(
                alpha == null ? ALPHA : alpha,
                hard == null ? new HardLoss() : hard,
                soft == null ? new SoftTargetLoss(temperature == null ? TEMPERATURE : temperature) : soft);
    }
}
