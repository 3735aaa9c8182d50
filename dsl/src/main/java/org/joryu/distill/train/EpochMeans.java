package org.joryu.distill.train;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// The means of an epoch's steps.
///
/// @param steps at least one
record EpochMeans(List<StepMetrics> steps) {

    static EpochMeans of(List<StepMetrics> steps) {
        return new EpochMeans(List.copyOf(steps));
    }

    EpochMetrics metrics(int epoch, Evaluation onDev, double agreement) {
        return new EpochMetrics(
                epoch,
                mean(StepMetrics::hardLoss),
                mean(StepMetrics::softLoss),
                mean(StepMetrics::totalLoss),
                parts(),
                onDev.loss(),
                onDev.accuracy(),
                agreement);
    }

    private List<NamedLoss> parts() {
        var means = new ArrayList<NamedLoss>();
        for (var part : steps.getFirst().parts()) {
            int place = means.size();
            means.add(new NamedLoss(
                    part.name(), mean(step -> step.parts().get(place).value())));
        }
        return means;
    }

    private double mean(ToDoubleFunction<StepMetrics> value) {
        double sum = 0;
        for (var step : steps) {
            sum += value.applyAsDouble(step);
        }
        return sum / steps.size();
    }
}
