package org.joryu.distill.chart;

/// How strongly a cell is colored, as a share of one: a blue laid over the page's own ground, so
/// that on a dark page too the largest stand out, not the smallest.
public final class Shade {

    /// From here on the ground is dark on every page, so that words on it must be light.
    private static final double DARK = 0.8;

    private Shade() {}

    /// How much of the blue covers the page, in [0, 1].
    ///
    /// @param share in [0, 1]
    public static double strength(double share) {
        return 0.08 + 0.92 * Math.min(1, share);
    }

    /// Whether words on it must be light.
    ///
    /// @param share in [0, 1]
    public static boolean isDark(double share) {
        return share >= DARK;
    }
}
