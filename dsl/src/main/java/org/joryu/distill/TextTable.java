package org.joryu.distill;

import java.util.ArrayList;
import java.util.List;

/// A table of text whose columns are as wide as their widest cell: names to the left, numbers to the
/// right.
final class TextTable {

    private static final String GAP = "  ";

    private final int names;
    private final List<List<String>> rows = new ArrayList<>();

    /// @param names how many columns, from the left, hold names
    TextTable(int names) {
        this.names = names;
    }

    /// All rows have as many cells.
    TextTable row(String... cells) {
        return row(List.of(cells));
    }

    TextTable row(List<String> cells) {
        rows.add(List.copyOf(cells));
        return this;
    }

    /// Lines without blanks at their ends, each with its line feed.
    @Override
    public String toString() {
        var text = new StringBuilder();
        for (var row : rows) {
            var line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                line.append(column == 0 ? "" : GAP).append(cell(row.get(column), column));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private String cell(String words, int column) {
        var blanks = " ".repeat(width(column) - words.length());
        return column < names ? words + blanks : blanks + words;
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
