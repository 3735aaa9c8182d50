package org.joryu.distill.chart;

import org.joryu.distill.chart.Mark.Anchor;

/// Lays a sweep out as a heat map.
final class SweepScene {

    private static final double LEFT = 96;
    private static final double TOP = 64;
    private static final double CELL_WIDTH = 84;
    private static final double CELL_HEIGHT = 40;
    private static final double GAP = 1.5;

    /// Wide enough for what stands above the map in any sans-serif font.
    private static final int LEAST_WIDTH = 430;

    private final SweepChart chart;
    private final Sketch sketch;

    private SweepScene(SweepChart chart) {
        this.chart = chart;
        this.sketch =
                new Sketch((int) Math.max(LEAST_WIDTH, LEFT + chart.columns().size() * CELL_WIDTH + 8), (int)
                        (TOP + chart.rows().size() * CELL_HEIGHT + 8));
    }

    static Scene of(SweepChart chart) {
        return new SweepScene(chart).draw();
    }

    private Scene draw() {
        sketch.heading(chart.title(), chart.legend());
        int columns = chart.columns().size();
        for (int column = 0; column < columns; column++) {
            sketch.small(chart.columns().get(column), LEFT + (column + 0.5) * CELL_WIDTH, TOP - 8, Anchor.MIDDLE);
        }
        for (int row = 0; row < chart.rows().size(); row++) {
            sketch.small(chart.rows().get(row), LEFT - 8, TOP + (row + 0.5) * CELL_HEIGHT + 4, Anchor.END);
            for (int column = 0; column < columns; column++) {
                cell(row * columns + column, LEFT + column * CELL_WIDTH, TOP + row * CELL_HEIGHT);
            }
        }
        return sketch.scene(chart.toString());
    }

    private void cell(int place, double x, double y) {
        var cell = chart.cells().get(place);
        double right = x + CELL_WIDTH - GAP;
        double bottom = y + CELL_HEIGHT - GAP;
        double share = chart.share(place);
        if (share > 0) {
            sketch.area(x, y, right, bottom, Shade.of(share));
        }
        var ink = share > 0 ? Shade.ink(share) : Ink.TEXT;
        double middle = (x + right) / 2;
        double center = (y + bottom) / 2;
        double baseline = center + (cell.below().isEmpty() ? 4 : -1);
        sketch.text(cell.words(), middle, baseline, Anchor.MIDDLE, 13, cell.isChosen(), ink);
        if (!cell.below().isEmpty()) {
            sketch.text(cell.below(), middle, center + 13, Anchor.MIDDLE, Sketch.SMALL, false, ink);
        }
        if (cell.isChosen()) {
            sketch.frame(x, y, right, bottom, Ink.HARD, 2.5);
        }
    }
}
