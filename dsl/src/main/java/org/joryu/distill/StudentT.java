package org.joryu.distill;

/// Student's t distribution ("Student" 1908, Biometrika 6:1), exact to double precision.
final class StudentT {

    private static final double TINY = 1e-300;
    private static final double PRECISION = 1e-16;

    private StudentT() {}

    /// The probability of a t as far from 0 as this one or farther, on either side:
    /// `I_x(ν/2, 1/2)` with `x = ν/(ν + t²)` (Abramowitz and Stegun, 26.5.27).
    ///
    /// @param degrees of freedom ν, ≥ 1
    static double twoSided(double t, int degrees) {
        double square = t * t;
        // Not 1 - x, which would lose the digits of a small one.
        double x = degrees / (degrees + square);
        double y = square / (degrees + square);
        double a = degrees / 2.0;
        double front = Math.pow(x, a) * Math.sqrt(y) / beta(degrees);
        // Where the fraction converges fast; elsewhere I_x(a, b) = 1 - I_y(b, a).
        return x < (a + 1) / (a + 2.5) ? front * fraction(a, 0.5, x) / a : 1 - front * fraction(0.5, a, y) / 0.5;
    }

    /// B(ν/2, 1/2), by B(a + 1, 1/2) = B(a, 1/2)·a/(a + 1/2) from B(1/2, 1/2) = π or B(1, 1/2) = 2.
    private static double beta(int degrees) {
        double beta = degrees % 2 == 1 ? Math.PI : 2;
        for (double a = degrees % 2 == 1 ? 0.5 : 1; a < degrees / 2.0; a++) {
            beta *= a / (a + 0.5);
        }
        return beta;
    }

    /// The continued fraction of the incomplete beta function (Abramowitz and Stegun, 26.5.8), by the
    /// modified method of Lentz.
    private static double fraction(double a, double b, double x) {
        double c = 1;
        double d = 1 / notZero(1 - (a + b) * x / (a + 1));
        double value = d;
        double factor;
        int m = 1;
        do {
            factor = 1;
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            for (double term : new double[] {even, odd}) {
                d = 1 / notZero(1 + term * d);
                c = notZero(1 + term / c);
                factor = c * d;
                value *= factor;
            }
            m++;
        } while (Math.abs(factor - 1) > PRECISION && m < 10_000);
        return value;
    }

    private static double notZero(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }
}
