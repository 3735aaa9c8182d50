package org.joryu.distill.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// An axis: which values it spans, where its ticks are, and how far along a value lies.
///
/// @param low the value at the beginning
/// @param high the value at the end, > low
/// @param logarithmic whether equal ratios, rather than equal differences, are equally long
/// @param ticks where to put a number, ascending, within the span
record Scale(double low, double high, boolean logarithmic, List<Double> ticks) {

    /// Below this a loss is drawn as if it were this: a logarithm has to end somewhere.
    private static final double LEAST = 1e-6;

    Scale {
        ticks = List.copyOf(ticks);
    }

    /// A linear axis of exactly that span, with about `count` round ticks.
    static Scale linear(double low, double high, int count) {
        double step = niceStep((high - low) / count);
        var ticks = new ArrayList<Double>();
        for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + 1e-9 * step; i++) {
            ticks.add(round(i * step));
        }
        return new Scale(low, high, false, ticks);
    }

    /// A linear axis that reaches a little beyond both values, but ends at 0 where one of them is 0.
    static Scale around(double least, double most) {
        double margin = least == most ? 0.5 : 0.04 * (most - least);
        return linear(least == 0 && most > 0 ? 0 : least - margin, most == 0 && least < 0 ? 0 : most + margin, 5);
    }

    /// A logarithmic axis that reaches a little beyond both values.
    static Scale logarithmic(double least, double most) {
        double from = Math.max(LEAST, least);
        double to = Math.max(from, most);
        double margin = Math.max(0.04 * Math.log10(to / from), 0.03);
        double low = from * Math.pow(10, -margin);
        double high = to * Math.pow(10, margin);
        double decades = Math.log10(high / low);
        var ticks = new ArrayList<Double>();
        double[] within =
                decades > 3.2 ? new double[] {1} : decades > 1.6 ? new double[] {1, 3} : new double[] {1, 2, 5};
        for (int exponent = (int) Math.floor(Math.log10(low)); exponent <= Math.log10(high); exponent++) {
            for (double digit : within) {
                double tick = round(digit * Math.pow(10, exponent));
                if (tick >= low && tick <= high) {
                    ticks.add(tick);
                }
            }
        }
        // Less than a decade may lie between two of those.
        return ticks.size() >= 2
                ? new Scale(low, high, true, ticks)
                : new Scale(low, high, true, linear(low, high, 4).ticks());
    }

    /// How far along, 0 at the beginning and 1 at the end; values beyond are drawn at the edge. NaN where
    /// the value is not finite.
    double at(double value) {
        if (!Double.isFinite(value)) {
            return Double.NaN;
        }
        double share = logarithmic
                ? Math.log(Math.max(value, low) / low) / Math.log(high / low)
                : (value - low) / (high - low);
        return Math.clamp(share, 0, 1);
    }

    /// The value that lies that far along, the inverse of [#at].
    double valueAt(double share) {
        return logarithmic ? low * Math.pow(high / low, share) : low + share * (high - low);
    }

    /// The smallest of 1, 2 and 5 times a power of ten that is at least this.
    static double niceStep(double rough) {
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double digit = rough / power;
        return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
    }

    /// 0.30000000000000004 is no tick.
    private static double round(double value) {
        return new BigDecimal(value).round(new java.math.MathContext(9)).doubleValue();
    }
}
