package org.joryu.distill.loss;

import java.util.List;
import java.util.stream.Stream;

/// A loss whose weight changes from epoch to epoch.
///
/// ```java
/// new DecoupledLoss(1, 8, 4).weight(Schedule.warmUp(20))
/// ```
///
/// @param loss what is weighed
/// @param weight its weight in every epoch, ≥ 0
public record ScheduledWeightLoss(Loss loss, Schedule weight) implements Loss {

    public ScheduledWeightLoss {
        Range.weight("weight", weight.from());
        Range.weight("weight", weight.to());
        Range.simple(loss, "weighed again");
    }

    /// As in the first epoch; see [#at].
    @Override
    public LossTerms of(Answers answers) {
        return at(1).of(answers);
    }

    @Override
    public Loss at(int epoch) {
        return loss.at(epoch).weight(weight.at(epoch));
    }

    @Override
    public List<SimpleLoss> parts() {
        return loss.parts();
    }

    @Override
    public List<String> meanings() {
        return Stream.concat(loss.meanings().stream(), Stream.of(weight.meaning()))
                .toList();
    }

    @Override
    public String formula() {
        return "(" + weight.symbol() + ")·" + LossSum.asFactor(loss);
    }
}
