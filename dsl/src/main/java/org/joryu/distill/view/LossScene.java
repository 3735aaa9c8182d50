package org.joryu.distill.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.joryu.distill.view.LossChart.AccuracyPoint;
import org.joryu.distill.view.Mark.Anchor;
import org.joryu.distill.view.Mark.Dot;
import org.joryu.distill.view.Mark.Line;
import org.joryu.distill.view.Mark.Point;
import org.joryu.distill.view.Mark.Text;

/// Lays a loss chart out: losses in the wide panel, accuracy in the narrow one beside it.
final class LossScene {

    static final int WIDTH = 680;
    static final int HEIGHT = 290;

    private static final double TOP = 82;
    private static final double BOTTOM = 250;
    private static final double SMALL = 11;

    /// Wide enough for a word in any sans-serif font: no font is asked, so that SVG and PNG agree.
    private static final double LETTER = 6.1;

    private final LossChart chart;
    private final LossScales scales;
    private final List<Mark> marks = new ArrayList<>();

    private LossScene(LossChart chart) {
        this.chart = chart;
        this.scales = LossScales.of(chart);
    }

    static Scene of(LossChart chart) {
        return new LossScene(chart).draw();
    }

    private Scene draw() {
        text(chart.title(), 8, 16, Anchor.START, 13, true);
        text(chart.caption(), 8, 33, Anchor.START, 12, false);
        losses(new Panel(48, 398, scales.epochs(), scales.loss()));
        accuracies(new Panel(462, 666, scales.epochs(), scales.accuracy()));
        return new Scene(chart.toString(), WIDTH, HEIGHT, marks);
    }

    /// Where values lie in one of the two panels.
    private record Panel(double left, double right, Scale across, Scale up) {

        double x(double value) {
            return left + across.at(value) * (right - left);
        }

        double y(double value) {
            return BOTTOM - up.at(value) * (BOTTOM - TOP);
        }
    }

    private void losses(Panel panel) {
        var perPoint = chart.stepsPerPoint() == 1 ? "" : ", means of %d steps".formatted(chart.stepsPerPoint());
        heading("loss in nats, log axis" + perPoint, panel);
        grid(panel);
        double x = panel.left();
        if (chart.hasTeacher()) {
            x = loss("hard", LossPoint::hard, Ink.HARD, 1.4, panel, x);
            x = loss("soft", LossPoint::soft, Ink.SOFT, 1.4, panel, x);
        }
        loss("total", LossPoint::total, Ink.TOTAL, 2, panel, x);
    }

    private double loss(String name, ToDoubleFunction<LossPoint> value, Ink ink, double width, Panel panel, double x) {
        line(
                chart.losses().stream()
                        .map(point -> new Point(panel.x(point.epoch()), panel.y(value.applyAsDouble(point))))
                        .toList(),
                ink,
                width);
        var last = chart.losses().isEmpty()
                ? ""
                : " " + Numbers.loss(value.applyAsDouble(chart.losses().getLast()));
        return legend(name + last, ink, false, x);
    }

    private void accuracies(Panel panel) {
        heading("accuracy on dev in percent", panel);
        grid(panel);
        double x = panel.left();
        if (!Double.isNaN(chart.teacherAccuracy())) {
            double y = panel.y(100 * chart.teacherAccuracy());
            marks.add(
                    new Line(List.of(new Point(panel.left(), y), new Point(panel.right(), y)), Ink.TEACHER, 1.6, true));
            x = legend("teacher " + Numbers.percent(chart.teacherAccuracy()), Ink.TEACHER, true, x);
        }
        for (var inside : insideOf(scales.accuracy(), chart.accuracies())) {
            line(
                    inside.stream()
                            .map(point -> new Point(panel.x(point.epoch()), panel.y(100 * point.accuracy())))
                            .toList(),
                    Ink.STUDENT,
                    2);
        }
        for (var point : chart.accuracies()) {
            if (point.epoch() == chart.bestEpoch()) {
                var at = new Point(panel.x(point.epoch()), panel.y(100 * point.accuracy()));
                marks.add(new Dot(at, 3.5, Ink.STUDENT));
                legend("best " + Numbers.percent(point.accuracy()), Ink.STUDENT, false, x);
            }
        }
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

    private void heading(String words, Panel panel) {
        text(words, panel.left(), 54, Anchor.START, SMALL, true);
    }

    private void grid(Panel panel) {
        for (double tick : panel.up().ticks()) {
            double y = panel.y(tick);
            marks.add(Line.straight(panel.left(), y, panel.right(), y, Ink.GRID));
            text(Scale.label(tick), panel.left() - 6, y + 4, Anchor.END, SMALL, false);
        }
        for (double tick : panel.across().ticks()) {
            double x = panel.x(tick);
            marks.add(Line.straight(x, BOTTOM, x, BOTTOM + 4, Ink.TEXT));
            text(Scale.label(tick), x, BOTTOM + 17, Anchor.MIDDLE, SMALL, false);
        }
        marks.add(Line.straight(panel.left(), BOTTOM, panel.right(), BOTTOM, Ink.TEXT));
        text("epoch", (panel.left() + panel.right()) / 2, BOTTOM + 33, Anchor.MIDDLE, SMALL, false);
    }

    /// A single point is no line, but the first live view should not look empty.
    private void line(List<Point> points, Ink ink, double width) {
        if (points.size() == 1) {
            marks.add(new Dot(points.getFirst(), width, ink));
        } else if (!points.isEmpty()) {
            marks.add(new Line(points, ink, width, false));
        }
    }

    /// {@return where the next entry begins}
    private double legend(String words, Ink ink, boolean dashed, double x) {
        marks.add(new Line(List.of(new Point(x, 66), new Point(x + 14, 66)), ink, 2.5, dashed));
        text(words, x + 19, 70, Anchor.START, SMALL, false);
        return x + 19 + LETTER * words.length() + 12;
    }

    private void text(String words, double x, double y, Anchor anchor, double size, boolean bold) {
        marks.add(new Text(words, new Point(x, y), anchor, size, bold, Ink.TEXT));
    }
}
