package org.joryu.distill.chart;

import java.util.List;
import org.joryu.distill.chart.Mark.Anchor;

/// Lays a reliability diagram out: a square, with the diagonal on which a model is calibrated, and
/// below it how many rows each bin has.
final class ReliabilityScene {

    private static final int WIDTH = 560;
    private static final int HEIGHT = 440;
    private static final double SQUARE = 270;
    private static final double LEFT = 56;
    private static final double LEGEND_X = LEFT + SQUARE + 26;

    private ReliabilityScene() {}

    static Scene of(ReliabilityDiagram chart) {
        var sketch = new Sketch(WIDTH, HEIGHT);
        sketch.heading(chart.title(), chart.caption());
        if (chart.isEmpty()) {
            sketch.nothing("there are no rows");
            return sketch.scene(chart.toString());
        }
        var scale = Scale.linear(0, 100, 5);
        var panel = new Panel(LEFT, LEFT + SQUARE, 68, 68 + SQUARE, scale, scale);
        sketch.text("right in percent of the rows", LEFT, 56, Anchor.START, Sketch.SMALL, true, Ink.TEXT);
        sketch.axes(panel, "sure to percent (mean confidence of the bin)");
        sketch.line(List.of(panel.at(0, 0), panel.at(100, 100)), Ink.TEACHER, 1, Dash.DOTTED);
        sketch.small("dotted: as sure as right", LEGEND_X, 84, Anchor.START);
        sketch.small("below: too sure", LEGEND_X, 100, Anchor.START);
        sketch.small("joined: %d rows and more".formatted(ReliabilityDiagram.LEAST_ROWS), LEGEND_X, 116, Anchor.START);
        double y = 146;
        for (int i = 0; i < chart.curves().size(); i++) {
            var curve = chart.curves().get(i);
            var look = ReliabilityDiagram.look(i);
            curve(sketch, panel, curve, look);
            sketch.legend(Sketch.fitting(curve.name(), 120, Sketch.SMALL), look.ink(), look.dash(), LEGEND_X, y);
            sketch.small("ECE " + Numerals.loss(curve.error()), LEGEND_X + 23, y + 15, Anchor.START);
            y += 42;
        }
        rows(sketch, chart);
        return sketch.scene(chart.toString());
    }

    private static void curve(
            Sketch sketch, Panel panel, ReliabilityDiagram.Curve curve, ReliabilityDiagram.Look look) {
        var filled = curve.filled();
        int all = filled.stream().mapToInt(ReliabilityDiagram.Bin::rows).sum();
        var joined = curve.joined().stream().map(bin -> at(panel, bin)).toList();
        if (joined.size() > 1) {
            sketch.line(joined, look.ink(), 1.6, look.dash());
        }
        filled.forEach(bin -> sketch.dot(at(panel, bin), radius(bin.rows(), all), look.ink()));
    }

    private static Mark.Point at(Panel panel, ReliabilityDiagram.Bin bin) {
        return panel.at(100 * bin.confidence(), 100 * bin.accuracy());
    }

    /// Equal areas for equally many rows, but none too small to be seen.
    static double radius(int rows, int all) {
        return Math.max(2.2, 8 * Math.sqrt((double) rows / all));
    }

    /// Bars of the rows per bin, for each model beside the others.
    private static void rows(Sketch sketch, ReliabilityDiagram chart) {
        double top = 386;
        double bottom = 432;
        int most = chart.curves().stream()
                .flatMap(curve -> curve.bins().stream())
                .mapToInt(ReliabilityDiagram.Bin::rows)
                .max()
                .orElse(1);
        sketch.small("rows", LEFT - 6, bottom, Anchor.END);
        sketch.straight(LEFT, bottom, LEFT + SQUARE, bottom, Ink.GRID);
        for (int i = 0; i < chart.curves().size(); i++) {
            var bins = chart.curves().get(i).bins();
            double bin = SQUARE / bins.size();
            double bar = (bin - 2) / chart.curves().size();
            for (int b = 0; b < bins.size(); b++) {
                if (bins.get(b).rows() > 0) {
                    double x = LEFT + b * bin + 1 + i * bar;
                    double height = Math.max(1, (bottom - top) * bins.get(b).rows() / most);
                    sketch.area(
                            x,
                            bottom - height,
                            x + bar,
                            bottom,
                            ReliabilityDiagram.look(i).ink().color());
                }
            }
        }
        sketch.small("rows in each bin, most %,d".formatted(most), LEGEND_X, bottom, Anchor.START);
    }
}
