package org.joryu.distill.data;

import java.util.ArrayList;
import java.util.List;

/// How tables in Arrow's format read as text.
final class ArrowTableText {

    /// More columns than these no terminal is wide enough for.
    private static final int MOST_COLUMNS = 10;

    private ArrowTableText() {}

    static String of(ArrowTable table) {
        var columns = table.columns()
                .subList(0, Math.min(MOST_COLUMNS, table.columns().size()));
        var text = new TextColumns();
        text.row(columns.stream().map(ArrowTable.Column::name).toList(), table::holdsNumbers);
        text.row(columns.stream().map(ArrowTable.Column::type).toList(), table::holdsNumbers);
        for (var row : table.cells()) {
            text.row(
                    row.subList(0, columns.size()).stream()
                            .map(ArrowTable.Cell::text)
                            .toList(),
                    table::holdsNumbers);
        }
        var lines = new ArrayList<>(List.of(table.heading(), text.toString().stripTrailing()));
        if (columns.size() < table.columns().size()) {
            lines.add("columns 1–%d of %d"
                    .formatted(columns.size(), table.columns().size()));
        }
        var note = table.shown().note(table.size());
        if (!note.isEmpty()) {
            lines.add(note);
        }
        table.stored()
                .ifPresent(stored ->
                        stored.openers().forEach((tool, line) -> lines.add("  %-7s %s".formatted(tool, line))));
        return String.join("\n", lines);
    }
}
