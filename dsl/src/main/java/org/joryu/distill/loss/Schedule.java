package org.joryu.distill.loss;

/// A number that changes from epoch to epoch: a temperature that cools, a weight that warms up.
///
/// ```java
/// new Schedule(Schedule.Course.LINEAR, 8, 2, 60).at(30);    // 5.05…
/// ```
///
/// @param course how it goes from one value to the other
/// @param from its value in the first epoch, finite
/// @param to its value in epoch `epochs` and all later ones, finite
/// @param epochs ≥ 1; with 1 it is `to` from the beginning
public record Schedule(Course course, double from, double to, int epochs) {

    /// The way between two values.
    public enum Course {
        /// In equal steps.
        LINEAR,
        /// Along half a cosine: slowly at both ends.
        COSINE
    }

    public Schedule {
        if (!Double.isFinite(from) || !Double.isFinite(to)) {
            throw new IllegalArgumentException("from and to must be finite, but were " + from + " and " + to
                    + ": say the values of the first and the last epoch of the schedule");
        }
        if (epochs < 1) {
            throw new IllegalArgumentException(
                    "epochs of a schedule must be ≥ 1, but was " + epochs + ": 20 is usual for a warm-up");
        }
    }

    /// In equal steps.
    public static Schedule linear(double from, double to, int epochs) {
        return new Schedule(Course.LINEAR, from, to, epochs);
    }

    /// Along half a cosine.
    public static Schedule cosine(double from, double to, int epochs) {
        return new Schedule(Course.COSINE, from, to, epochs);
    }

    /// A weight of `epoch/epochs`, and 1 from then on, as DKD begins.
    public static Schedule warmUp(int epochs) {
        return linear(1.0 / Math.max(1, epochs), 1, epochs);
    }

    /// The value in an epoch, counted from 1.
    public double at(int epoch) {
        if (epoch >= epochs) {
            return to;
        }
        double way = (epoch - 1.0) / (epochs - 1.0);
        double gone = switch (course) {
            case LINEAR -> way;
            case COSINE -> (1 - Math.cos(Math.PI * way)) / 2;
        };
        return from + gone * (to - from);
    }

    /// As it stands in a formula: `8→2`.
    String symbol() {
        return Decimal.of(from) + "→" + Decimal.of(to);
    }

    /// What the symbol stands for.
    String meaning() {
        var how = switch (course) {
            case LINEAR -> "in equal steps";
            case COSINE -> "along half a cosine";
        };
        return "%s = from %s to %s %s over %d epochs, then %s"
                .formatted(symbol(), Decimal.of(from), Decimal.of(to), how, epochs, Decimal.of(to));
    }
}
