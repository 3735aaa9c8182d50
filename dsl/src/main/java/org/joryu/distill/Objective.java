package org.joryu.distill;

import java.util.Optional;
import org.joryu.distill.loss.DistillationLoss;
import org.joryu.distill.loss.HardLoss;
import org.joryu.distill.loss.Loss;
import org.joryu.distill.loss.SimpleLoss;
import org.joryu.distill.loss.SoftTargetLoss;
import org.jspecify.annotations.Nullable;

/// What a distillation minimises, as far as its plan has said. What was not said has a default:
/// alpha 0.3, cross-entropy, and T²·KL at temperature 4; in another library's convention, its own.
///
/// @param alpha the weight of the hard loss, or what the convention calls so; null unless said
/// @param hard the loss against the labels; null unless said
/// @param temperature of the default soft loss; null unless said
/// @param soft the soft loss; null for the default
/// @param convention whose numbers alpha and temperature are; null for ours
/// @param weights the two weights of a convention that has no alpha; null unless said
public record Objective(
        @Nullable Double alpha,
        @Nullable SimpleLoss hard,
        @Nullable Double temperature,
        @Nullable Loss soft,
        @Nullable Convention convention,
        @Nullable ForeignWeights weights) {

    static final Objective UNSAID = new Objective(null, null, null, null, null, null);

    private static final double ALPHA = 0.3;
    private static final double TEMPERATURE = 4;

    public Objective {
        if (temperature != null && soft != null) {
            throw new IllegalArgumentException("temperature must not be said where loss(...) is, but was " + temperature
                    + " beside " + soft.formula() + ": every loss names its own, as in softTargets(" + temperature
                    + "); leave out .temperature(...) or .loss(...)");
        }
        if (convention != null && soft != null) {
            throw new IllegalArgumentException("convention must not be said where loss(...) is, but was " + convention
                    + " beside " + soft.formula() + ": it tells what alpha and temperature of the default loss mean;"
                    + " leave out .convention(...) or .loss(...)");
        }
    }

    Objective withAlpha(double other) {
        return new Objective(other, hard, temperature, soft, convention, weights);
    }

    Objective withHard(SimpleLoss other) {
        return new Objective(alpha, other, temperature, soft, convention, weights);
    }

    Objective withTemperature(double other) {
        return new Objective(alpha, hard, other, soft, convention, weights);
    }

    Objective withSoft(Loss other) {
        return new Objective(alpha, hard, temperature, other, convention, weights);
    }

    Objective withConvention(Convention other, @Nullable ForeignWeights otherWeights) {
        return new Objective(alpha, hard, temperature, soft, other, otherWeights);
    }

    /// The whole loss of so many classes, defaults included.
    ///
    /// @throws IllegalArgumentException if a number is out of range or a loss not defined for them
    DistillationLoss loss(int classes) {
        var against = hard == null ? new HardLoss() : hard;
        var translation = translation(classes).orElse(null);
        var loss = translation == null
                ? new DistillationLoss(alpha == null ? ALPHA : alpha, against, soft == null ? softTargets() : soft)
                : new DistillationLoss(translation.alpha(), against, translation.soft());
        loss.requireClasses(classes);
        return loss;
    }

    private Loss softTargets() {
        return new SoftTargetLoss(temperature == null ? TEMPERATURE : temperature);
    }

    /// What another library's numbers are here; empty where the numbers are ours.
    Optional<Translation> translation(int classes) {
        return convention == null
                ? Optional.empty()
                : Optional.of(Translation.of(convention, alpha, weights, temperature, classes));
    }
}
