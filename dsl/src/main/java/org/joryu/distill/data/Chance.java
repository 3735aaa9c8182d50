package org.joryu.distill.data;

/// A stream of random numbers that depends on its key alone, on every machine and Java.
///
/// SplitMix64 (G. Steele, D. Lea and C. Flood 2014, "Fast splittable pseudorandom number
/// generators", OOPSLA) with the finalizer of D. Stafford's variant 13. Java promises no sequence
/// for its own `SplittableRandom`, and what is derived here is kept: views of rows, and teachers'
/// answers to them.
final class Chance {

    private static final long GAMMA = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1p-53;

    private long state;

    /// What is left of a pair of normal numbers; NaN if nothing is.
    private double second = Double.NaN;

    private Chance(long state) {
        this.state = state;
    }

    /// The stream of that key; keys that differ anywhere have streams of nothing in common.
    static Chance of(long... key) {
        long state = 0;
        for (long part : key) {
            state = mix((state ^ part) + GAMMA);
        }
        return new Chance(state);
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private long next() {
        state += GAMMA;
        return mix(state);
    }

    /// In [0, 1), with 53 random bits.
    double uniform() {
        return (next() >>> 11) * UNIT;
    }

    /// In [low, high).
    double between(double low, double high) {
        return low + (high - low) * uniform();
    }

    /// In [0, bound).
    int below(int bound) {
        return (int) Math.unsignedMultiplyHigh(next(), bound);
    }

    /// From the normal distribution of mean 0 and deviation 1, by the polar method of G. Marsaglia
    /// and T. Bray (1964), which gives two numbers at a time.
    double gaussian() {
        if (!Double.isNaN(second)) {
            double kept = second;
            second = Double.NaN;
            return kept;
        }
        while (true) {
            double x = 2 * uniform() - 1;
            double y = 2 * uniform() - 1;
            double square = x * x + y * y;
            if (square > 0 && square < 1) {
                double factor = Math.sqrt(-2 * StrictMath.log(square) / square);
                second = y * factor;
                return x * factor;
            }
        }
    }
}
