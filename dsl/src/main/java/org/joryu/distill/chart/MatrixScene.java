package org.joryu.distill.chart;

import org.joryu.distill.chart.Mark.Anchor;

/// Lays a matrix out, with large cells where the classes are few.
final class MatrixScene {

    private static final int FEW = 12;
    private static final double NAME = 12;
    private static final int LEAST_WIDTH = 430;

    private final MatrixChart chart;
    private final int count;
    private final double cellWidth;
    private final double cellHeight;
    private final double left;
    private final double top;
    private final boolean upright;
    private final Sketch sketch;

    private MatrixScene(MatrixChart chart) {
        this.chart = chart;
        this.count = chart.classNames().size();
        boolean few = count <= FEW;
        this.cellWidth = few ? 46 : 26;
        this.cellHeight = few ? 26 : 20;
        int letters = chart.classNames().stream().mapToInt(String::length).max().orElse(0);
        this.left = Math.clamp(Sketch.wide("m".repeat(letters), NAME) + 38, 70, 160);
        this.upright = Sketch.wide("m".repeat(letters), Sketch.SMALL) > cellWidth - 4;
        this.top = upright ? 84 + Math.min(90, Sketch.wide("m".repeat(letters), Sketch.SMALL)) : 88;
        this.sketch = new Sketch(
                (int) Math.max(LEAST_WIDTH, left + count * cellWidth + 12), (int) (top + count * cellHeight + 12));
    }

    static Scene of(MatrixChart chart) {
        return new MatrixScene(chart).draw();
    }

    private Scene draw() {
        sketch.heading(chart.title(), chart.legend());
        if (chart.isEmpty()) {
            sketch.nothing("no row has a class");
            return sketch.scene(chart.toString());
        }
        sketch.small("the teacher's probability for", left + count * cellWidth / 2, 56, Anchor.MIDDLE);
        for (int column = 0; column < count; column++) {
            double x = left + (column + 0.5) * cellWidth;
            var name = chart.classNames().get(column);
            if (upright) {
                sketch.upright(Sketch.fitting(name, top - 76, Sketch.SMALL), x + 4, top - 6);
            } else {
                sketch.small(name, x, top - 6, Anchor.MIDDLE);
            }
        }
        for (int row = 0; row < count; row++) {
            double y = top + row * cellHeight;
            var name = Sketch.fitting(chart.classNames().get(row), left - 38, NAME);
            sketch.text(name, left - 8, y + cellHeight / 2 + 4, Anchor.END, NAME, false, Ink.TEXT);
            for (int column = 0; column < count; column++) {
                cell(row, column, left + column * cellWidth, y);
            }
        }
        sketch.sideways("rows of class", 16, top + count * cellHeight / 2);
        return sketch.scene(chart.toString());
    }

    private void cell(int row, int column, double x, double y) {
        double share = chart.share(row, column);
        double right = x + cellWidth - 1;
        double bottom = y + cellHeight - 1;
        var words = chart.words(row, column);
        if (!words.isEmpty()) {
            sketch.area(x, y, right, bottom, Shade.of(share));
            sketch.text(
                    words,
                    (x + right) / 2,
                    (y + bottom) / 2 + 4,
                    Anchor.MIDDLE,
                    count <= FEW ? 12 : 10,
                    false,
                    Shade.ink(share));
        } else {
            sketch.area(x, y, right, bottom, "#88888818");
        }
    }
}
