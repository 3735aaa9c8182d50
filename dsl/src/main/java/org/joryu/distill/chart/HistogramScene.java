package org.joryu.distill.chart;

import java.util.List;
import org.joryu.distill.chart.Mark.Anchor;
import org.joryu.distill.chart.Mark.Point;

/// Lays a histogram out, with its median and its ninth decile.
final class HistogramScene {

    private static final int WIDTH = 520;
    private static final int HEIGHT = 270;

    private HistogramScene() {}

    static Scene of(Histogram chart) {
        var sketch = new Sketch(WIDTH, HEIGHT);
        sketch.heading(chart.title(), chart.counted());
        if (chart.isEmpty()) {
            sketch.nothing("there are no values");
            return sketch.scene(chart.toString());
        }
        var panel = new Panel(56, WIDTH - 16, 78, 222, chart.across(), chart.up());
        sketch.text(
                "rows per bin of " + Numerals.plain(chart.binWidth()),
                56,
                54,
                Anchor.START,
                Sketch.SMALL,
                true,
                Ink.TEXT);
        sketch.axes(panel, chart.axis());
        for (int bin = 0; bin < chart.counts().size(); bin++) {
            double left = panel.x(chart.edge(bin)) + 0.5;
            double right = panel.x(chart.edge(bin + 1)) - 0.5;
            if (chart.counts().get(bin) > 0) {
                // A single row must be seen beside thousands.
                double top = Math.min(panel.bottom() - 1, panel.y(chart.counts().get(bin)));
                sketch.area(left, top, Math.max(left + 1, right), panel.bottom(), Ink.SOFT.color());
            }
        }
        double x = sketch.legend("median " + Numerals.loss(chart.median()), Ink.HARD, Dash.LONG, 56, 70);
        sketch.legend("nine of ten up to " + Numerals.loss(chart.ninth()), Ink.HARD, Dash.SHORT, x, 70);
        mark(sketch, panel, chart.median(), Dash.LONG);
        mark(sketch, panel, chart.ninth(), Dash.SHORT);
        return sketch.scene(chart.toString());
    }

    private static void mark(Sketch sketch, Panel panel, double value, Dash dash) {
        double x = panel.x(value);
        sketch.line(List.of(new Point(x, panel.top()), new Point(x, panel.bottom())), Ink.HARD, 1.8, dash);
    }
}
