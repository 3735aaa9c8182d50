package org.joryu.distill.view;

import java.util.Locale;
import org.joryu.distill.chart.Shade;

/// A probability as a table cell: printed, and the bluer the larger.
///
/// The blue is laid over the page's own ground, so that on a dark page too the largest stand out,
/// not the smallest; `bgcolor` serves where styles are stripped.
final class HeatCell {

    /// Less than this is printed without color: it would be seen as a stain, not as a value.
    private static final double LEAST = 0.005;

    private HeatCell() {}

    static String of(double probability, String words) {
        var layout = "text-align:right;padding:2px 4px;white-space:nowrap";
        if (probability < LEAST) {
            return "<td style=\"%s\">%s</td>".formatted(layout, Html.escape(words));
        }
        return String.format(
                Locale.ROOT,
                "<td bgcolor=\"%s\" style=\"%s;background-color:rgba(0,114,178,%.2f)%s\">%s</td>",
                onWhite(probability),
                layout,
                Shade.strength(probability),
                Shade.isDark(probability) ? ";color:#ffffff" : "",
                Html.escape(words));
    }

    private static String onWhite(double probability) {
        double share = Shade.strength(probability);
        return String.format(Locale.ROOT, "#%02x%02x%02x", mixed(0, share), mixed(114, share), mixed(178, share));
    }

    private static int mixed(int color, double share) {
        return (int) Math.round(color * share + 255 * (1 - share));
    }

    static String number(double probability) {
        return String.format(Locale.ROOT, "%.3f", probability);
    }
}
