package org.joryu.kernel.magic;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.joryu.notebook.MimeBundle;

/// Rows under a header, as text and as HTML.
record Table(List<String> header, List<List<String>> rows) {

    Table {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
    }

    MimeBundle bundle() {
        return MimeBundle.text(text()).withHtml(html());
    }

    private String text() {
        var widths = IntStream.range(0, header.size())
                .map(column -> Math.max(
                        header.get(column).length(),
                        rows.stream()
                                .mapToInt(row -> row.get(column).length())
                                .max()
                                .orElse(0)))
                .toArray();
        var lines = rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
        return line(header, widths) + (lines.isEmpty() ? "" : "\n" + lines);
    }

    private static String line(List<String> cells, int[] widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(column -> cells.get(column)
                        + " ".repeat(widths[column] - cells.get(column).length()))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }

    private String html() {
        return "<table><thead>%s</thead><tbody>%s</tbody></table>"
                .formatted(
                        row("th", header),
                        rows.stream().map(row -> row("td", row)).collect(Collectors.joining()));
    }

    private static String row(String element, List<String> cells) {
        return cells.stream()
                .map(cell -> "<%1$s style=\"text-align: left\">%2$s</%1$s>".formatted(element, escaped(cell)))
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
