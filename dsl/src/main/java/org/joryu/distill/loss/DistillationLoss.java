package org.joryu.distill.loss;

import java.util.List;
import java.util.stream.Stream;

/// Labels and teacher together: `alpha·hard + (1 − alpha)·soft`, by default
/// `alpha·CE + (1 − alpha)·T²·KL(teacher‖student)`.
///
/// Hinton et al. (arXiv 1503.02531), section 2. **`alpha` weighs the hard loss**; many codes let it
/// weigh the soft one, so 0.3 here is 0.7 there.
///
/// ```java
/// var loss = new DistillationLoss(0.3, new SoftTargetLoss(4));
/// ```
///
/// @param alpha weight of the hard loss, in [0, 1]; 1 ignores the teacher, 0 the labels
/// @param hard the loss against the labels
/// @param soft everything else: one loss, or a sum of them, none of them hard
public record DistillationLoss(double alpha, SimpleLoss hard, Loss soft) implements Loss {

    public DistillationLoss {
        if (!(alpha >= 0 && alpha <= 1)) {
            throw new IllegalArgumentException("alpha must be in [0, 1], but was " + alpha
                    + ": it weighs the hard loss, so 1 ignores the teacher and 0 the labels");
        }
        if (!hard.hard()) {
            throw new IllegalArgumentException("hard must be a loss against the labels alone, but was " + hard.formula()
                    + ": use CE or label smoothing, and give this one as soft loss");
        }
        Range.simple(soft, "a part of another");
        for (var part : soft.parts()) {
            if (part.hard()) {
                throw new IllegalArgumentException("soft must hold no loss against the labels alone, but was "
                        + soft.formula() + ": leave " + part.symbol()
                        + " out, since alpha weighs the hard loss, and name another hard loss than CE with hard(...)");
            }
        }
    }

    /// With cross-entropy as the hard loss.
    public DistillationLoss(double alpha, Loss soft) {
        this(alpha, new HardLoss(), soft);
    }

    /// The temperature of the first soft loss that has one, in the first epoch; 1 if none has.
    public double temperature() {
        return soft.parts().stream()
                .flatMapToDouble(part -> part.softening().stream())
                .findFirst()
                .orElse(1);
    }

    @Override
    public LossTerms of(Answers answers) {
        var hardTerms = hard.of(answers);
        var softTerms = soft.of(answers);
        return new LossTerms(
                hardTerms.total(),
                softTerms.total(),
                Constant.times(hardTerms.total(), alpha).add(Constant.times(softTerms.total(), 1 - alpha)),
                Stream.concat(hardTerms.parts().stream(), softTerms.parts().stream())
                        .toList());
    }

    @Override
    public List<SimpleLoss> parts() {
        return Stream.concat(Stream.of(hard), soft.parts().stream()).toList();
    }

    @Override
    public List<String> meanings() {
        return Stream.concat(hard.meanings().stream(), soft.meanings().stream()).toList();
    }

    @Override
    public Loss at(int epoch) {
        return new DistillationLoss(alpha, hard, soft.at(epoch));
    }

    @Override
    public String formula() {
        return Decimal.of(alpha) + "·" + hard.formula() + " + " + Decimal.of(1 - alpha) + "·" + LossSum.asFactor(soft);
    }
}
