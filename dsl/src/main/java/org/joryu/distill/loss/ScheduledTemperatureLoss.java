package org.joryu.distill.loss;

import java.util.List;

/// A loss whose temperature changes from epoch to epoch.
///
/// ```java
/// new SoftTargetLoss(4).temperature(Schedule.linear(8, 2, 60))
/// ```
///
/// @param loss any temperature of it
/// @param temperature in every epoch, > 0
public record ScheduledTemperatureLoss(TemperedLoss loss, Schedule temperature) implements Loss {

    public ScheduledTemperatureLoss {
        Range.temperature(temperature.from());
        Range.temperature(temperature.to());
        // Two plans that say the same are the same: the loss's own temperature is never used.
        loss = loss.withTemperature(temperature.from());
    }

    /// As in the first epoch; see [#at].
    @Override
    public LossTerms of(Answers answers) {
        return loss.of(answers);
    }

    @Override
    public Loss at(int epoch) {
        return loss.withTemperature(temperature.at(epoch));
    }

    @Override
    public List<SimpleLoss> parts() {
        return loss.parts();
    }

    @Override
    public List<String> meanings() {
        return List.of(loss.symbol() + " = " + loss.meaning(temperature.symbol()), temperature.meaning());
    }

    @Override
    public String formula() {
        return loss.formula("(" + temperature.symbol() + ")");
    }
}
