package org.joryu.distill.view;

import java.util.List;

/// A table as front ends show it: names to the left, numbers to the right.
final class HtmlTable {

    private static final String RIGHT = "style=\"text-align:right;padding:2px 10px\"";
    private static final String LEFT = "style=\"text-align:left;padding:2px 10px\"";

    private final int names;
    private final StringBuilder html = new StringBuilder("<table style=\"border-collapse:collapse;margin-top:6px\">\n");

    /// @param names how many columns, from the left, hold names
    HtmlTable(int names) {
        this.names = names;
    }

    HtmlTable head(List<String> words) {
        return row("th", words, "<tr>");
    }

    /// The first cell is bold.
    HtmlTable row(List<String> words) {
        return row("td", words, "<tr>");
    }

    /// A row that begins something new: a thin line stands above it.
    HtmlTable rowBelowLine(List<String> words) {
        return row("td", words, "<tr style=\"border-top:1px solid #8888884d\">");
    }

    private HtmlTable row(String element, List<String> words, String start) {
        html.append(start);
        for (int column = 0; column < words.size(); column++) {
            var cell = Html.escape(words.get(column));
            html.append("<%s %s>%s</%s> "
                    .formatted(
                            element,
                            column < names ? LEFT : RIGHT,
                            column == 0 && element.equals("td") ? "<b>" + cell + "</b>" : cell,
                            element));
        }
        html.append("</tr>\n");
        return this;
    }

    @Override
    public String toString() {
        return html + "</table>";
    }
}
