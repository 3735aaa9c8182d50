package org.joryu.distill.chart;

import java.util.List;

/// What combinations of two settings came to: a heat map, the darker the better. The chosen one has a
/// frame.
///
/// ```java
/// sweep.chart();
/// ```
///
/// @param title what is shown
/// @param verdict what it comes to, in a sentence
/// @param columns what varies across, for example `T = 4`; a blank where nothing does
/// @param rows what varies down, for example `alpha = 0.5`; a blank where nothing does
/// @param cells row by row, as many as columns × rows
public record SweepChart(String title, String verdict, List<String> columns, List<String> rows, List<Cell> cells)
        implements Chart {

    /// What a cell with a number has at least, so that it differs from one without.
    private static final double LEAST = 0.1;

    /// One combination.
    ///
    /// @param accuracy in [0, 1]; NaN where there is none
    /// @param note beside or instead of the number, for example `diverged`; may be empty
    /// @param isChosen whether it is framed
    public record Cell(double accuracy, String note, boolean isChosen) {

        String words() {
            return Double.isFinite(accuracy) ? Numerals.percent(accuracy) : note.isEmpty() ? "–" : note;
        }

        /// What stands below the number.
        String below() {
            return Double.isFinite(accuracy) ? note : "";
        }
    }

    /// Checks that the grid is full.
    ///
    /// @throws IllegalArgumentException if there are not columns × rows cells
    public SweepChart {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        cells = List.copyOf(cells);
        if (cells.size() != columns.size() * rows.size()) {
            throw new IllegalArgumentException("cells must be %d × %d, one for each column and row, but were %d"
                    .formatted(columns.size(), rows.size(), cells.size()));
        }
    }

    private double[] found() {
        return cells.stream()
                .mapToDouble(Cell::accuracy)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
    }

    /// How strong a cell is colored, in [0, 1]: the lightest is the worst, the darkest the best that was
    /// found; 0 where there is no number.
    ///
    /// @param cell its place in [#cells()]
    public double share(int cell) {
        double accuracy = cells.get(cell).accuracy();
        if (!Double.isFinite(accuracy)) {
            return 0;
        }
        var found = found();
        double span = found[found.length - 1] - found[0];
        return span == 0 ? LEAST : LEAST + (1 - LEAST) * (accuracy - found[0]) / span;
    }

    /// How the colors are to be read.
    String legend() {
        var found = found();
        return found.length == 0
                ? "nothing was finished"
                : "lightest %s, darkest %s; framed: chosen by dev"
                        .formatted(Numerals.percent(found[0]), Numerals.percent(found[found.length - 1]));
    }

    @Override
    public boolean isEmpty() {
        return found().length == 0;
    }

    @Override
    public String toString() {
        if (isEmpty()) {
            return title + ": nothing was finished, so there is nothing to draw";
        }
        var text = new StringBuilder(title).append(": ").append(verdict);
        for (int place = 0; place < cells.size(); place++) {
            var cell = cells.get(place);
            var names = (columns.get(place % columns.size()) + " " + rows.get(place / columns.size())).strip();
            text.append("\n  ").append(names).append(": ").append(cell.words());
            text.append(cell.below().isEmpty() ? "" : ", " + cell.below());
        }
        return text.toString();
    }
}
