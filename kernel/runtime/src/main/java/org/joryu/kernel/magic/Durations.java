package org.joryu.kernel.magic;

import java.util.Locale;

/// Times as people read them: three digits and a unit.
final class Durations {

    private Durations() {}

    static String text(double nanos) {
        if (nanos < 1e3) {
            return digits(nanos) + " ns";
        }
        if (nanos < 1e6) {
            return digits(nanos / 1e3) + " µs";
        }
        if (nanos < 1e9) {
            return digits(nanos / 1e6) + " ms";
        }
        if (nanos < 60e9) {
            return digits(nanos / 1e9) + " s";
        }
        long seconds = Math.round(nanos / 1e9);
        return "%d min %d s".formatted(seconds / 60, seconds % 60);
    }

    private static String digits(double value) {
        int behindPoint = value < 10 ? 2 : value < 100 ? 1 : 0;
        return String.format(Locale.ROOT, "%." + behindPoint + "f", value);
    }
}
