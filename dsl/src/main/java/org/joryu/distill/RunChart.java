package org.joryu.distill;

import java.util.List;
import java.util.Optional;
import org.joryu.distill.chart.LossChart;
import org.joryu.distill.chart.LossSeries;
import org.joryu.distill.train.EpochMetrics;
import org.joryu.distill.train.NamedLoss;
import org.joryu.distill.train.TrainingHistory;
import org.joryu.distill.train.TrainingOutline;

/// The history of a run as a chart.
final class RunChart {

    private RunChart() {}

    static LossChart of(TrainingOutline outline, TrainingHistory history) {
        var steps = history.steps();
        var names = steps.stream()
                .findFirst()
                .map(step -> step.extraParts().stream().map(NamedLoss::name).toList())
                .orElse(List.of());
        var series = new LossSeries(outline.stepsPerEpoch(), names);
        for (var step : steps) {
            series.add(
                    step.hardLoss(),
                    step.softLoss(),
                    step.totalLoss(),
                    step.extraParts().stream().map(NamedLoss::value).toList());
        }
        return new LossChart(
                outline.title(),
                outline.caption(),
                steps.isEmpty() ? 1 : steps.getLast().epoch(),
                series.stepsPerPoint(),
                series.extras(),
                series.points(),
                history.epochs().stream()
                        .map(epoch -> new LossChart.AccuracyPoint(epoch.epoch(), epoch.devAccuracy()))
                        .toList(),
                best(history.epochs()).map(EpochMetrics::epoch).orElse(0),
                outline.teacherDevAccuracy(),
                true);
    }

    private static Optional<EpochMetrics> best(List<EpochMetrics> epochs) {
        return epochs.stream().reduce((best, next) -> next.isBetterThan(best) ? next : best);
    }
}
