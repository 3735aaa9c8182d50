package org.joryu.distill.view;

import java.util.ArrayList;

/// The axes of a loss chart, the same in every rendering.
///
/// Losses are on a logarithmic axis: the soft loss carries T² and all of them fall by decades, so
/// that on a linear axis everything after the first epochs would lie on the ground.
///
/// @param epochs the horizontal axis of both panels
/// @param loss in nats
/// @param accuracy in percent
record LossScales(Scale epochs, Scale loss, Scale accuracy) {

    static LossScales of(LossChart chart) {
        return new LossScales(
                Scale.linear(0, chart.epochs(), Math.min(6, chart.epochs())), loss(chart), accuracy(chart));
    }

    private static Scale loss(LossChart chart) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (var point : chart.losses()) {
            for (double value : new double[] {point.hard(), point.soft(), point.total()}) {
                if (Double.isFinite(value)) {
                    least = Math.min(least, value);
                    most = Math.max(most, value);
                }
            }
        }
        return least <= most ? Scale.logarithmic(least, most) : Scale.logarithmic(0.1, 10);
    }

    /// From the worst accuracy, rounded down to tens, to 100 %; a first epoch far below the rest
    /// is cut off, because the differences that matter are near the top.
    private static Scale accuracy(LossChart chart) {
        var values = new ArrayList<Double>();
        chart.accuracies().forEach(point -> values.add(100 * point.accuracy()));
        values.sort(null);
        double usual = values.isEmpty() ? 0 : values.get(values.size() / 10);
        double reference = Double.isNaN(chart.teacherAccuracy()) ? 100 : 100 * chart.teacherAccuracy();
        double low = Math.clamp(Math.floor(Math.min(usual, reference) / 10) * 10, 0, 90);
        return Scale.linear(low, 100, 5);
    }
}
