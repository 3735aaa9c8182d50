package org.joryu.distill.chart;

/// How a cell of a heat map is colored: the darker the more.
///
/// The colors are opaque, as a PNG does not know the page that it will stand on, and words that are
/// readable on a half-transparent blue on every page do not exist.
final class Shade {

    private static final int[] LIGHTEST = {185, 214, 234};
    private static final int[] DARKEST = {0, 69, 110};

    /// From here on white words have more contrast than black ones, at least 4.3 : 1.
    private static final double DARK = 0.6;

    private Shade() {}

    /// `#rrggbb`.
    ///
    /// @param share in [0, 1]
    static String of(double share) {
        return "#%02x%02x%02x".formatted(mixed(0, share), mixed(1, share), mixed(2, share));
    }

    private static int mixed(int channel, double share) {
        return (int) Math.round(LIGHTEST[channel] + share * (DARKEST[channel] - LIGHTEST[channel]));
    }

    /// For words on it.
    ///
    /// @param share in [0, 1]
    static Ink ink(double share) {
        return share >= DARK ? Ink.ON_DARK : Ink.ON_LIGHT;
    }
}
