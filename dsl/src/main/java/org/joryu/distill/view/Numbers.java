package org.joryu.distill.view;

import java.time.Duration;
import java.util.Locale;
import org.joryu.distill.chart.Numerals;

/// Numbers as people read them in a table.
final class Numbers {

    private Numbers() {}

    /// A loss: four significant digits, or an en dash for NaN.
    static String loss(double value) {
        return Numerals.loss(value);
    }

    /// A share of one as percent.
    static String percent(double share) {
        return Numerals.percent(share);
    }

    /// A p value; an en dash for NaN.
    static String probability(double p) {
        return Double.isNaN(p) ? "–" : String.format(Locale.ROOT, p < 0.001 ? "%.1e" : "%.3f", p);
    }

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /// In thousands, millions or billions of bytes.
    static String bytes(long count) {
        if (count >= 1_000_000_000) {
            return String.format(Locale.ROOT, "%.1f GB", count / 1e9);
        }
        return count < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", count / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", count / 1e6);
    }

    static String milliseconds(Duration duration) {
        double milliseconds = duration.toNanos() / 1e6;
        return String.format(Locale.ROOT, milliseconds < 10 ? "%.3f ms" : "%.1f ms", milliseconds);
    }

    static String rate(double perSecond) {
        return String.format(Locale.ROOT, perSecond >= 100 ? "%,.0f" : "%.1f", perSecond);
    }

    /// `0:17`, `1:02:03`.
    static String clock(Duration duration) {
        long seconds = Math.max(0, Math.round(duration.toMillis() / 1000.0));
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /// `2.4 s`, `24 s`, then as [#clock].
    static String took(Duration duration) {
        double seconds = duration.toMillis() / 1000.0;
        return seconds < 10
                ? String.format(Locale.ROOT, "%.1f s", seconds)
                : seconds < 60 ? String.format(Locale.ROOT, "%.0f s", seconds) : clock(duration);
    }
}
