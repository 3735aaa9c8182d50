package org.joryu.notebook.widget;

/// What holds of every slider's numbers.
final class Bounds {

    private Bounds() {}

    static void check(double min, double max) {
        if (!Double.isFinite(min) || !Double.isFinite(max) || min >= max) {
            throw new IllegalArgumentException(
                    "min must be less than max, and both finite, but they were %s and %s".formatted(min, max));
        }
    }

    static double step(double step) {
        if (!(step > 0) || Double.isInfinite(step)) {
            throw new IllegalArgumentException(
                    "step must be > 0 and finite, but was %s: use the least difference that matters".formatted(step));
        }
        return step;
    }
}
