package org.joryu.distill.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How often values of some size occur.
///
/// ```java
/// run.softTargets().entropies()      // of the teacher's probabilities
/// run.softTargets().divergences()    // KL(teacher‖student)
/// ```
///
/// @param title what is counted
/// @param caption of which rows
/// @param axis the values' name and unit, for example `entropy in nats`
/// @param from where the first bin begins
/// @param binWidth of every bin, > 0
/// @param counts how many values lie in each bin, its lower edge included
/// @param median of all values; NaN if there are none
/// @param ninth the ninth decile: nine of ten values are at most this; NaN if there are none
/// @param mean of all values; NaN if there are none
/// @param leftOut how many values were not finite, and so are not counted
public record Histogram(
        String title,
        String caption,
        String axis,
        double from,
        double binWidth,
        List<Integer> counts,
        double mean,
        double median,
        double ninth,
        int leftOut)
        implements Chart {

    /// About so many bins, of a round width.
    private static final int BINS = 25;

    public Histogram {
        counts = List.copyOf(counts);
    }

    /// Counts values into bins of a round width.
    public static Histogram of(String title, String caption, String axis, double... values) {
        var sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        int leftOut = values.length - sorted.length;
        if (sorted.length == 0) {
            return new Histogram(title, caption, axis, 0, 1, List.of(), Double.NaN, Double.NaN, Double.NaN, leftOut);
        }
        double least = sorted[0];
        double most = sorted[sorted.length - 1];
        // From 0, where that leaves few bins empty: entropies and divergences begin there.
        double from = least >= 0 && least < 0.5 * most ? 0 : least;
        double width = most > from ? Scale.niceStep((most - from) / BINS) : 1;
        from = width * Math.floor(from / width + 1e-9);
        var counts = new int[(int) Math.floor((most - from) / width + 1e-9) + 1];
        for (double value : sorted) {
            counts[Math.clamp((int) Math.floor((value - from) / width + 1e-9), 0, counts.length - 1)]++;
        }
        return new Histogram(
                title,
                caption,
                axis,
                from,
                width,
                Arrays.stream(counts).boxed().toList(),
                Arrays.stream(sorted).average().orElse(Double.NaN),
                quantile(sorted, 0.5),
                quantile(sorted, 0.9),
                leftOut);
    }

    /// By linear interpolation, as NumPy does.
    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /// How many values were counted.
    public int size() {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }

    /// Where the lower edge of a bin is; of as many as there are bins the upper edge of the last.
    double edge(int bin) {
        return from + bin * binWidth;
    }

    Scale across() {
        return Scale.linear(edge(0), edge(Math.max(1, counts.size())), 6);
    }

    Scale up() {
        int most = counts.stream().mapToInt(Integer::intValue).max().orElse(1);
        return Scale.linear(0, 1.05 * most, Math.min(5, most));
    }

    /// The caption, with how many values there are.
    String counted() {
        var numbers = new ArrayList<>(List.of(caption, "n = %,d".formatted(size())));
        if (!isEmpty()) {
            numbers.add("mean " + Numerals.loss(mean));
        }
        if (leftOut > 0) {
            numbers.add("%,d not finite".formatted(leftOut));
        }
        numbers.removeIf(String::isEmpty);
        return String.join(", ", numbers);
    }

    @Override
    public boolean isEmpty() {
        return counts.isEmpty();
    }

    @Override
    public String toString() {
        return isEmpty()
                ? title + ": there are no values, so there is nothing to draw"
                : "%s, %s: %s, median %s, nine of ten up to %s"
                        .formatted(title, axis, counted(), Numerals.loss(median), Numerals.loss(ninth));
    }
}
