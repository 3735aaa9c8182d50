package org.joryu.distill.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.joryu.distill.chart.LossChart.AccuracyPoint;
import org.joryu.distill.chart.Mark.Anchor;
import org.joryu.distill.chart.Mark.Point;

/// Lays a loss chart out: losses in the wide panel, accuracy in the narrow one beside it.
final class LossScene {

    static final int WIDTH = 680;

    /// Of all loss lines together: about 12 bytes each, and an update has at most 30 kB.
    private static final int MOST_POINTS = 1_500;

    private static final int HEIGHT = 290;
    private static final double LEGEND = 70;
    private static final double LEGEND_ROW = 16;
    private static final double PANEL_HEIGHT = 168;
    private static final double LEFT = 48;
    private static final double RIGHT = 398;

    private final LossChart chart;
    private final LossScales scales;
    private final Sketch sketch;
    private final double top;

    private LossScene(LossChart chart) {
        this.chart = chart;
        this.scales = LossScales.of(chart);
        this.sketch = new Sketch(WIDTH, height(chart));
        this.top = LEGEND + 12 + LEGEND_ROW * (rows(chart).size() - 1);
    }

    static Scene of(LossChart chart) {
        return new LossScene(chart).draw();
    }

    static int height(LossChart chart) {
        return (int) (HEIGHT + LEGEND_ROW * (rows(chart).size() - 1));
    }

    /// The legend's entries, as many side by side as fit whatever their numbers become: while a training
    /// runs, the chart must not jump.
    private static List<List<LossLine>> rows(LossChart chart) {
        var rows = new ArrayList<List<LossLine>>(List.of(new ArrayList<>()));
        double x = LEFT;
        for (var line : chart.lines()) {
            double wide = 23 + Sketch.wide(name(line) + " 1.23e-45", Sketch.SMALL);
            if (x + wide > RIGHT + LEFT && !rows.getLast().isEmpty()) {
                rows.add(new ArrayList<>());
                x = LEFT;
            }
            rows.getLast().add(line);
            x += wide + 12;
        }
        return rows;
    }

    private Scene draw() {
        sketch.heading(chart.title(), chart.caption());
        losses(new Panel(LEFT, RIGHT, top, top + PANEL_HEIGHT, scales.epochs(), scales.loss()));
        accuracies(new Panel(462, 666, top, top + PANEL_HEIGHT, scales.epochs(), scales.accuracy()));
        return sketch.scene(chart.toString());
    }

    private void losses(Panel panel) {
        var axis = chart.isLogarithmic() ? "loss in nats, log axis" : "loss in nats";
        var perPoint = chart.stepsPerPoint() == 1 ? "" : ", means of %d steps".formatted(chart.stepsPerPoint());
        title(axis + perPoint, panel);
        sketch.axes(panel, "epoch");
        chart.accuracies().stream()
                .filter(this::isBest)
                .map(point -> panel.x(point.epoch()))
                .forEach(x -> sketch.line(
                        List.of(new Point(x, panel.top()), new Point(x, panel.bottom())), Ink.TEACHER, 1, Dash.DOTTED));
        for (var line : chart.lines()) {
            var points = shown().stream()
                    .map(point -> panel.at(point.epoch(), line.of().applyAsDouble(point)))
                    .toList();
            sketch.line(points, line.ink(), line.width(), line.dash());
        }
        double y = LEGEND;
        for (var row : rows(chart)) {
            double x = LEFT;
            for (var line : row) {
                x = sketch.legend(name(line) + last(line), line.ink(), line.dash(), x, y);
            }
            y += LEGEND_ROW;
        }
    }

    /// All of them, unless so many lines would make a live update too large.
    private List<LossPoint> shown() {
        var losses = chart.losses();
        int stride = losses.size() * chart.lines().size() / MOST_POINTS + 1;
        return IntStream.range(0, losses.size())
                .filter(i -> i % stride == 0 || i == losses.size() - 1)
                .mapToObj(losses::get)
                .toList();
    }

    private static String name(LossLine line) {
        return Sketch.fitting(line.name(), RIGHT - LEFT - 100, Sketch.SMALL);
    }

    private String last(LossLine line) {
        return chart.losses().isEmpty()
                ? ""
                : " " + Numerals.loss(line.of().applyAsDouble(chart.losses().getLast()));
    }

    private void accuracies(Panel panel) {
        title("accuracy on dev in percent", panel);
        sketch.axes(panel, "epoch");
        double x = panel.left();
        if (Double.isFinite(chart.teacherAccuracy())) {
            double y = panel.y(100 * chart.teacherAccuracy());
            sketch.line(List.of(new Point(panel.left(), y), new Point(panel.right(), y)), Ink.TEACHER, 1.6, Dash.LONG);
            x = sketch.legend(
                    "teacher " + Numerals.percent(chart.teacherAccuracy()), Ink.TEACHER, Dash.LONG, x, LEGEND);
        }
        for (var inside : insideOf(scales.accuracy(), chart.accuracies())) {
            var points = inside.stream()
                    .map(point -> panel.at(point.epoch(), 100 * point.accuracy()))
                    .toList();
            sketch.line(points, Ink.STUDENT, 2, Dash.SOLID);
        }
        for (var point : chart.accuracies()) {
            if (isBest(point)) {
                sketch.dot(panel.at(point.epoch(), 100 * point.accuracy()), 3.5, Ink.STUDENT);
                sketch.legend("best " + Numerals.percent(point.accuracy()), Ink.STUDENT, Dash.SOLID, x, LEGEND);
            }
        }
    }

    private boolean isBest(AccuracyPoint point) {
        return point.epoch() == chart.bestEpoch() && Double.isFinite(point.accuracy());
    }

    /// The runs of points that the axis reaches: a line along its edge would tell of values that
    /// were not there.
    private static List<List<AccuracyPoint>> insideOf(Scale axis, List<AccuracyPoint> points) {
        var runs = new ArrayList<List<AccuracyPoint>>();
        boolean inside = false;
        for (var point : points) {
            boolean reached = 100 * point.accuracy() >= axis.low();
            if (reached && !inside) {
                runs.add(new ArrayList<>());
            }
            if (reached) {
                runs.getLast().add(point);
            }
            inside = reached;
        }
        return runs;
    }

    private void title(String words, Panel panel) {
        sketch.text(words, panel.left(), 54, Anchor.START, Sketch.SMALL, true, Ink.TEXT);
    }
}
