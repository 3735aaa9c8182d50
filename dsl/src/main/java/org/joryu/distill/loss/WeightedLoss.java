package org.joryu.distill.loss;

import java.util.List;

/// A loss, so many times as heavy.
///
/// @param loss what is weighed
/// @param weight its weight, finite and ≥ 0
public record WeightedLoss(Loss loss, double weight) implements Loss {

    public WeightedLoss {
        Range.weight("weight", weight);
        Range.simple(loss, "weighed again");
    }

    @Override
    public LossTerms of(Answers answers) {
        return loss.of(answers).times(weight);
    }

    @Override
    public List<SimpleLoss> parts() {
        return loss.parts();
    }

    @Override
    public List<String> meanings() {
        return loss.meanings();
    }

    @Override
    public Loss at(int epoch) {
        return new WeightedLoss(loss.at(epoch), weight);
    }

    @Override
    public String formula() {
        return Decimal.of(weight) + "·" + LossSum.asFactor(loss);
    }
}
