package org.joryu.distill.view;

import java.util.Locale;

/// A probability as a table cell: printed, and the bluer the larger.
///
/// The blue is laid over the page's own ground, so that on a dark page too the largest stand out,
/// not the smallest; `bgcolor` serves where styles are stripped.
final class HeatCell {

    /// Less than this is printed without color: it would be seen as a stain, not as a value.
    private static final double LEAST = 0.005;

    /// From here on the ground is dark on every page, so the words must be light.
    private static final double DARK = 0.8;

    private HeatCell() {}

    static String of(double probability, String words) {
        return ofHtml(probability, Html.escape(words));
    }

    /// Aligned as the row is, as tables of hundreds of cells have no room for saying it in each.
    static String ofHtml(double probability, String html) {
        if (probability < LEAST) {
            return "<td>%s</td>".formatted(html);
        }
        return String.format(
                Locale.ROOT,
                "<td bgcolor=\"%s\" style=\"background-color:#0072b2%02x%s\">%s</td>",
                onWhite(probability),
                Math.round(255 * strength(probability)),
                isDark(probability) ? ";color:#ffffff" : "",
                html);
    }

    /// A row of such cells.
    static String row(String cells) {
        return row("", cells);
    }

    /// The same with more of a style, which ends in a semicolon.
    static String row(String style, String cells) {
        return "<tr align=\"right\" style=\"%stext-align:right;white-space:nowrap\">%s</tr>\n".formatted(style, cells);
    }

    /// How much of the blue covers the page, in [0, 1].
    private static double strength(double probability) {
        return 0.08 + 0.92 * Math.min(1, probability);
    }

    private static boolean isDark(double probability) {
        return probability >= DARK;
    }

    private static String onWhite(double probability) {
        double share = strength(probability);
        return String.format(Locale.ROOT, "#%02x%02x%02x", mixed(0, share), mixed(114, share), mixed(178, share));
    }

    private static int mixed(int color, double share) {
        return (int) Math.round(color * share + 255 * (1 - share));
    }

    static String number(double probability) {
        return String.format(Locale.ROOT, "%.3f", probability);
    }
}
