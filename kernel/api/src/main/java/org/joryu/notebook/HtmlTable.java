package org.joryu.notebook;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A table as HTML: without colours, so that it can be read on light and on dark, and of nothing that
/// front ends take out of notebooks whose author they do not trust.
///
/// @param header the titles of all columns
/// @param rows of as many cells each
/// @param note what is missing, empty if nothing is
record HtmlTable(List<String> header, List<List<Cell>> rows, String note) {

    /// @param text what it says
    /// @param title whether it names its row
    /// @param number whether it is to be aligned as numbers are
    record Cell(String text, boolean title, boolean number) {

        /// A cell that names its row.
        static Cell title(String text) {
            return new Cell(text, true, false);
        }

        String html() {
            var tag = title ? "th" : "td";
            return "<%s style=\"text-align:%s;vertical-align:top;padding:2px 8px\">%s</%s>"
                    .formatted(tag, number ? "right" : "left", escape(text), tag);
        }
    }

    String html() {
        var titles = IntStream.range(0, header.size())
                .mapToObj(column -> new Cell(header.get(column), true, isOfNumbers(column)));
        // The class keeps front ends from taking what is between two dollars for a formula.
        return "<div class=\"tex2jax_ignore mathjax_ignore\"><table><thead>%s</thead><tbody>%s</tbody></table>%s</div>"
                .formatted(
                        row(titles),
                        rows.stream().map(cells -> row(cells.stream())).collect(Collectors.joining()),
                        note.isEmpty() ? "" : "<div>" + escape(note) + "</div>");
    }

    private boolean isOfNumbers(int column) {
        return rows.stream().allMatch(row -> row.get(column).number());
    }

    private static String row(Stream<Cell> cells) {
        return cells.map(Cell::html).collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
