package org.joryu.distill.view;

import java.util.List;
import org.joryu.distill.data.ArrowTable;
import org.joryu.notebook.MimeBundle;

/// A table in Arrow's format: its shape, the types of its columns, its first rows, and how to open it
/// elsewhere.
final class ArrowTableCard {

    /// More columns than these make a page that one has to scroll without knowing how far.
    private static final int MOST_COLUMNS = 20;

    /// What is longer than this may be broken into lines.
    private static final int LONGEST_LINE = 36;

    private final ArrowTable table;
    private final List<ArrowTable.Column> columns;
    private final Thumbnails thumbnails;

    private ArrowTableCard(ArrowTable table) {
        this.table = table;
        this.columns = table.columns()
                .subList(0, Math.min(MOST_COLUMNS, table.columns().size()));
        long pictures = table.cells().stream()
                .flatMap(row -> row.subList(0, columns.size()).stream())
                .filter(cell -> cell.picture().isPresent())
                .count();
        // What is no picture takes at most some 160 bytes a cell.
        int room = SoftTargetTable.MOST_BYTES - 6_000 - 160 * table.cells().size() * columns.size();
        this.thumbnails = Thumbnails.of(pictures > 0, (int) pictures, room);
    }

    static MimeBundle of(ArrowTable table) {
        return MimeBundle.text(table.toString()).withHtml(new ArrowTableCard(table).html());
    }

    /// The rows alone.
    static String rows(ArrowTable table) {
        return new ArrowTableCard(table).rows();
    }

    private String html() {
        var html = new StringBuilder("<div><b>%s</b>\n".formatted(Html.escape(table.heading())));
        html.append(rows());
        if (columns.size() < table.columns().size()) {
            html.append("<div>columns 1–%d of %d</div>\n"
                    .formatted(columns.size(), table.columns().size()));
        }
        var note = table.shown().note(table.size());
        if (!note.isEmpty()) {
            html.append("<div>%s</div>\n".formatted(Html.escape(note)));
        }
        if (thumbnails.leftOut()) {
            html.append("<div>pictures are left out where a page has so many: .rows(12) shows them</div>\n");
        }
        table.stored().ifPresent(stored -> html.append(SavedSoftTargetsCard.openers(stored.openers())));
        return html.append("</div>").toString();
    }

    private String rows() {
        var html = new StringBuilder("<table style=\"border-collapse:collapse;margin-top:6px\">\n<tr>");
        for (int column = 0; column < columns.size(); column++) {
            html.append("<td style=\"%s\"><b>%s</b>\n<div style=\"font-size:85%%;opacity:.7\">%s</div></td> "
                    .formatted(
                            align(column),
                            Html.escape(columns.get(column).name()),
                            Html.escape(columns.get(column).type())));
        }
        html.append("</tr>\n");
        for (var row : table.cells()) {
            html.append("<tr>");
            for (int column = 0; column < columns.size(); column++) {
                var cell = row.get(column);
                html.append("<td style=\"%s%s\">%s</td> "
                        .formatted(
                                align(column),
                                cell.text().length() <= LONGEST_LINE ? ";white-space:nowrap" : "",
                                cell(cell)));
            }
            html.append("</tr>\n");
        }
        return html.append("</table>\n").toString();
    }

    private String align(int column) {
        return "padding:2px 8px;text-align:" + (table.holdsNumbers(column) ? "right" : "left");
    }

    private String cell(ArrowTable.Cell cell) {
        if (cell.missing()) {
            return "<i style=\"opacity:.6\">null</i>";
        }
        return cell.picture()
                .filter(picture -> thumbnails.any())
                .map(picture -> thumbnails.image(picture, cell.text()))
                .orElse(Html.escape(cell.text()));
    }
}
