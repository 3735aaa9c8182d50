package org.joryu.distill;

import java.util.Arrays;

/// Mean and standard deviation of a sample.
final class Moments {

    /// Shares of rows that are equal as fractions may differ by so much as doubles.
    private static final double ROUNDING = 1e-12;

    private Moments() {}

    static double mean(double[] values) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        return Math.abs(mean) < ROUNDING ? 0 : mean;
    }

    /// Divided by n − 1; NaN for fewer than two values.
    static double deviation(double[] values) {
        if (values.length < 2) {
            return Double.NaN;
        }
        double mean = Arrays.stream(values).average().orElseThrow();
        double sum = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        double deviation = Math.sqrt(sum / (values.length - 1));
        return deviation < ROUNDING ? 0 : deviation;
    }
}
