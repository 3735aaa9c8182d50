package org.joryu.distill.chart;

import java.math.BigDecimal;
import java.util.Locale;

/// Numbers as people read them in a chart, and in the table beside it.
public final class Numerals {

    private Numerals() {}

    /// A loss: four significant digits, or an en dash for NaN.
    public static String loss(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        double size = Math.abs(value);
        if (Double.isInfinite(value) || (size != 0 && (size < 0.0001 || size >= 100_000))) {
            return String.format(Locale.ROOT, "%.2e", value);
        }
        int decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : 4;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /// A share of one as percent, or an en dash for NaN.
    public static String percent(double share) {
        return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /// A number without needless zeros, such as a tick's or a temperature.
    ///
    /// @param value finite
    public static String plain(double value) {
        if (Math.abs(value) >= 1_000 && value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return value != 0 && Math.abs(value) < 1e-4
                ? String.format(Locale.ROOT, "%.0e", value).replace("e-0", "e-")
                : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
