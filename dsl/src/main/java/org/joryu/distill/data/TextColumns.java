package org.joryu.distill.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/// A table of text whose columns are as wide as their widest cell, which is measured as a terminal
/// shows it: a Japanese character takes two places.
final class TextColumns {

    private static final String GAP = "  ";

    /// A cell longer than this is cut.
    private static final int LONGEST = 40;

    private record Cell(String text, int width, boolean right) {}

    private final List<List<Cell>> rows = new ArrayList<>();

    /// Adds a row, which may have fewer cells than others.
    ///
    /// @param right which cells are aligned to the right, by column
    TextColumns row(List<String> cells, IntPredicate right) {
        var row = new ArrayList<Cell>();
        for (int column = 0; column < cells.size(); column++) {
            var text = cut(cells.get(column).replaceAll("\\R", "⏎"));
            row.add(new Cell(text, width(text), right.test(column)));
        }
        rows.add(row);
        return this;
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    private static int width(String text) {
        return text.codePoints().map(TextColumns::width).sum();
    }

    /// Two for the blocks that Unicode's East Asian Width (UAX #11) calls wide, from Hangul Jamo to
    /// the ideographs of the supplementary planes.
    private static int width(int character) {
        boolean wide = (character >= 0x1100 && character <= 0x115f)
                || (character >= 0x2e80 && character <= 0xa4cf)
                || (character >= 0xac00 && character <= 0xd7a3)
                || (character >= 0xf900 && character <= 0xfaff)
                || (character >= 0xfe30 && character <= 0xfe6f)
                || (character >= 0xff00 && character <= 0xff60)
                || (character >= 0xffe0 && character <= 0xffe6)
                || (character >= 0x1f300 && character <= 0x1faff)
                || (character >= 0x20000 && character <= 0x3fffd);
        return wide ? 2 : Character.getType(character) == Character.NON_SPACING_MARK ? 0 : 1;
    }

    /// Lines without blanks at their ends, each with its line feed.
    @Override
    public String toString() {
        var text = new StringBuilder();
        for (var row : rows) {
            var line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                var cell = row.get(column);
                var blanks = " ".repeat(widest(column) - cell.width);
                line.append(column == 0 ? "" : GAP).append(cell.right ? blanks + cell.text : cell.text + blanks);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private int widest(int column) {
        return rows.stream()
                .filter(row -> column < row.size())
                .mapToInt(row -> row.get(column).width)
                .max()
                .orElse(0);
    }
}
