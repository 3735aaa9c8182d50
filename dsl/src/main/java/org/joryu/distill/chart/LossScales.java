package org.joryu.distill.chart;

import java.util.ArrayList;

/// The axes of a loss chart, the same in every rendering.
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
        double leastAboveZero = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (var point : chart.losses()) {
            for (var line : chart.lines()) {
                double value = line.of().applyAsDouble(point);
                if (Double.isFinite(value)) {
                    least = Math.min(least, value);
                    leastAboveZero = value > 0 ? Math.min(leastAboveZero, value) : leastAboveZero;
                    most = Math.max(most, value);
                }
            }
        }
        if (!chart.isLogarithmic()) {
            return least <= most ? Scale.around(Math.min(0, least), Math.max(0, most)) : Scale.linear(0, 10, 5);
        }
        return leastAboveZero <= most ? Scale.logarithmic(leastAboveZero, most) : Scale.logarithmic(0.1, 10);
    }

    /// From the worst accuracy, rounded down to tens, to 100 %; a first epoch far below the rest
    /// is cut off, because the differences that matter are near the top.
    private static Scale accuracy(LossChart chart) {
        var values = new ArrayList<Double>();
        chart.accuracies().stream()
                .filter(point -> Double.isFinite(point.accuracy()))
                .forEach(point -> values.add(100 * point.accuracy()));
        values.sort(null);
        double usual = values.isEmpty() ? 0 : values.get(values.size() / 10);
        double reference = Double.isFinite(chart.teacherAccuracy()) ? 100 * chart.teacherAccuracy() : 100;
        double low = Math.clamp(Math.floor(Math.min(usual, reference) / 10) * 10, 0, 90);
        return Scale.linear(low, 100, 5);
    }
}
