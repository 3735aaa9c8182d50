package org.joryu.distill.view;

import java.util.ArrayList;
import java.util.List;

/// A table as front ends show it: names to the left, numbers to the right. Blanks between its cells and
/// lines between its rows are seen where a front end leaves nothing but the words.
final class HtmlTable {

    /// What stands behind a number that is the best of its column, as bold is not seen everywhere.
    static final String BEST = " ★";

    /// What is longer than this may be broken into lines.
    private static final int LONGEST_LINE = 36;

    private final int names;
    private final StringBuilder html = new StringBuilder("<table style=\"border-collapse:collapse;margin-top:6px\">\n");

    /// @param names how many columns, from the left, hold names
    HtmlTable(int names) {
        this.names = names;
    }

    HtmlTable head(List<String> words) {
        return row(true, words, "<tr>");
    }

    /// The first cell is bold, and so are numbers that are marked as the best.
    HtmlTable row(List<String> words) {
        return row(false, words, "<tr>");
    }

    /// A row that begins something new: a thin line stands above it.
    HtmlTable rowBelowLine(List<String> words) {
        return row(false, words, "<tr style=\"border-top:1px solid #8888884d\">");
    }

    private HtmlTable row(boolean head, List<String> words, String start) {
        html.append(start);
        for (int column = 0; column < words.size(); column++) {
            var cell = Html.escape(words.get(column));
            boolean bold = head || column == 0 || cell.endsWith(BEST);
            html.append("<td style=\"text-align:%s;padding:2px 10px;vertical-align:top%s\">%s</td> "
                    .formatted(
                            column < names ? "left" : "right",
                            !head && words.get(column).length() <= LONGEST_LINE ? ";white-space:nowrap" : "",
                            bold ? "<b>" + cell + "</b>" : cell));
        }
        html.append("</tr>\n");
        return this;
    }

    /// The same words, with the mark of the best on the largest.
    ///
    /// @param values whose words they are; NaN is none
    static List<String> largestMarked(List<String> words, List<Double> values) {
        double largest = values.stream()
                .filter(value -> !Double.isNaN(value))
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(Double.NaN);
        // Where all are equal there is no best.
        boolean differ = values.stream().distinct().count() > 1;
        var marked = new ArrayList<String>();
        for (int i = 0; i < words.size(); i++) {
            marked.add(differ && values.get(i) == largest ? words.get(i) + BEST : words.get(i));
        }
        return marked;
    }

    @Override
    public String toString() {
        return html + "</table>\n";
    }
}
