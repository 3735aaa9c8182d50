package org.joryu.distill.chart;

import java.util.stream.DoubleStream;
import org.joryu.distill.chart.Mark.Anchor;

/// Lays the bars of one row out: a class below the other, the teacher's bar above the student's.
final class BarScene {

    private static final int WIDTH = 520;
    private static final double LEFT = 140;
    private static final double RIGHT = WIDTH - 60;
    private static final double LEGEND = 56;
    private static final double TOP = 70;
    private static final double ROW = 28;
    private static final double BAR = 10;

    private final BarChart chart;
    private final Scale axis;
    private final Sketch sketch;
    private final Panel panel;

    private BarScene(BarChart chart) {
        this.chart = chart;
        this.axis = axis(chart);
        double bottom = TOP + ROW * Math.max(1, chart.bars().size());
        this.sketch = new Sketch(WIDTH, (int) bottom + 44);
        this.panel = new Panel(LEFT, RIGHT, TOP, bottom, axis, Scale.linear(0, 1, 1));
    }

    static Scene of(BarChart chart) {
        return new BarScene(chart).draw();
    }

    /// From 0 to a little beyond the largest, so that at high temperatures bars still differ.
    static Scale axis(BarChart chart) {
        double most = chart.bars().stream()
                .flatMapToDouble(bar -> DoubleStream.of(bar.teacher(), bar.student()))
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        return most <= 0 ? Scale.linear(0, 1, 5) : Scale.linear(0, Math.min(1, Math.max(most, 0.01)), 5);
    }

    private Scene draw() {
        sketch.heading(chart.title(), chart.caption());
        if (chart.isEmpty()) {
            sketch.nothing("no class has a probability");
            return sketch.scene(chart.toString());
        }
        double x = sketch.key("teacher", Ink.TEACHER, LEFT, LEGEND);
        x = sketch.key("student", Ink.STUDENT, x, LEGEND);
        if (chart.bars().stream().anyMatch(BarChart.Bar::isLabel)) {
            sketch.small("bold: the label", x, LEGEND, Anchor.START);
        }
        for (double tick : axis.ticks()) {
            double at = panel.x(tick);
            sketch.straight(at, panel.top(), at, panel.bottom(), Ink.GRID);
            sketch.small(Numerals.plain(tick), at, panel.bottom() + 15, Anchor.MIDDLE);
        }
        sketch.small("probability", (LEFT + RIGHT) / 2, panel.bottom() + 32, Anchor.MIDDLE);
        double y = TOP;
        for (var bar : chart.bars()) {
            bar(bar, y);
            y += ROW;
        }
        sketch.straight(LEFT, panel.top(), LEFT, panel.bottom(), Ink.TEXT);
        return sketch.scene(chart.toString());
    }

    private void bar(BarChart.Bar bar, double y) {
        var name = Sketch.fitting(bar.name(), LEFT - 16, 12);
        sketch.text(name, LEFT - 8, y + ROW / 2 + 4, Anchor.END, 12, bar.isLabel(), Ink.TEXT);
        value(bar.teacher(), y + ROW / 2 - BAR - 0.5, Ink.TEACHER);
        value(bar.student(), y + ROW / 2 + 0.5, Ink.STUDENT);
    }

    private void value(double probability, double y, Ink ink) {
        if (Double.isFinite(probability)) {
            sketch.area(LEFT, y, panel.x(probability), y + BAR, ink.color());
        }
        double end = Double.isFinite(probability) ? panel.x(probability) : LEFT;
        sketch.text(BarChart.number(probability), end + 4, y + BAR - 1.5, Anchor.START, 10, false, Ink.TEXT);
    }
}
