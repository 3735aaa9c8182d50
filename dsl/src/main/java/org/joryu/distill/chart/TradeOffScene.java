package org.joryu.distill.chart;

import org.joryu.distill.chart.Mark.Anchor;
import org.joryu.distill.chart.Mark.Point;

/// Lays models out by cost and accuracy. Each has its name beside it; those on the front are filled,
/// and joined.
final class TradeOffScene {

    private static final int WIDTH = 620;
    private static final int HEIGHT = 340;

    private final TradeOffChart chart;
    private final Sketch sketch = new Sketch(WIDTH, HEIGHT);
    private final Panel panel;

    private TradeOffScene(TradeOffChart chart) {
        this.chart = chart;
        this.panel = new Panel(56, WIDTH - 20, 82, 288, chart.across(), chart.up());
    }

    static Scene of(TradeOffChart chart) {
        return new TradeOffScene(chart).draw();
    }

    private Scene draw() {
        sketch.heading(chart.title(), chart.caption());
        if (chart.isEmpty()) {
            sketch.nothing("no model has a cost and an accuracy");
            return sketch.scene(chart.toString());
        }
        sketch.text("accuracy on test in percent", 56, 54, Anchor.START, Sketch.SMALL, true, Ink.TEXT);
        sketch.axes(panel, chart.cost().words() + ", log axis");
        var front = chart.front();
        sketch.line(TradeOffLabels.steps(front.stream().map(this::place).toList()), Ink.TOTAL, 1.6, Dash.LONG);
        double x = sketch.legend("filled: on the Pareto front", Ink.TOTAL, Dash.LONG, 56, 70);
        x = sketch.key("teacher", Ink.TEACHER, x, 70);
        sketch.key("student", Ink.STUDENT, x, 70);
        chart.drawn().forEach(model -> dot(model, front.contains(model)));
        for (var label : TradeOffLabels.of(chart, panel, WIDTH - 4)) {
            var at = label.at();
            sketch.text(label.words(), at.x(), at.y(), label.anchor(), Sketch.SMALL, label.bold(), Ink.TEXT);
        }
        return sketch.scene(chart.toString());
    }

    private Point place(TradeOffChart.Model model) {
        return panel.at(chart.cost().of(model), 100 * model.accuracy());
    }

    private void dot(TradeOffChart.Model model, boolean onFront) {
        var ink = model.isTeacher() ? Ink.TEACHER : Ink.STUDENT;
        if (onFront) {
            sketch.dot(place(model), 5.5, ink);
        } else {
            sketch.ring(place(model), 4.8, ink);
        }
    }
}
