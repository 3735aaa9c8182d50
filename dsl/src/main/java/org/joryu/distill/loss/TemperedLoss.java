package org.joryu.distill.loss;

import java.util.OptionalDouble;

/// A loss that softens answers by a temperature.
public sealed interface TemperedLoss extends SimpleLoss
        permits SoftTargetLoss,
                SoftCrossEntropyLoss,
                DecoupledLoss,
                DistLoss,
                VirtualTeacherLoss,
                ReverseKlLoss,
                ClassWiseLoss {

    /// T in softmax(z/T).
    double temperature();

    /// The same loss at another temperature.
    TemperedLoss withTemperature(double temperature);

    /// The same loss at a temperature that changes from epoch to epoch.
    default Loss temperature(Schedule schedule) {
        return new ScheduledTemperatureLoss(this, schedule);
    }

    /// The formula with these words in place of the temperature.
    String formula(String temperature);

    /// The meaning with these words in place of the temperature.
    String meaning(String temperature);

    @Override
    default String formula() {
        return formula(Decimal.of(temperature()));
    }

    @Override
    default String meaning() {
        return meaning(Decimal.of(temperature()));
    }

    @Override
    default OptionalDouble softening() {
        return OptionalDouble.of(temperature());
    }
}
