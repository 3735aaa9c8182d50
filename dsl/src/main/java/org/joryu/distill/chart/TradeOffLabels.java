package org.joryu.distill.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.joryu.distill.chart.Mark.Anchor;
import org.joryu.distill.chart.Mark.Point;

/// Where the names of models stand: beside their dots, and not on other dots, on other names, or on the
/// line that joins the front.
final class TradeOffLabels {

    private static final int TRIES = 48;
    private static final double SHIFT = 7;

    private final TradeOffChart chart;
    private final Panel panel;
    private final double right;
    private final List<TradeOffChart.Model> front;
    private final List<Box> taken = new ArrayList<>();

    private TradeOffLabels(TradeOffChart chart, Panel panel, double right) {
        this.chart = chart;
        this.panel = panel;
        this.right = right;
        this.front = chart.front();
    }

    /// A name.
    ///
    /// @param at where its baseline begins or ends
    /// @param bold whether its model is on the front
    record Label(String words, Point at, Anchor anchor, boolean bold) {}

    /// @param right as far as words may reach
    static List<Label> of(TradeOffChart chart, Panel panel, double right) {
        return new TradeOffLabels(chart, panel, right).place();
    }

    private List<Label> place() {
        along();
        var labels = new ArrayList<Label>();
        chart.drawn().stream()
                .sorted(Comparator.comparingDouble(model -> -model.accuracy()))
                .forEach(model -> label(model, labels));
        return labels;
    }

    private Point at(TradeOffChart.Model model) {
        return panel.at(chart.cost().of(model), 100 * model.accuracy());
    }

    private void along() {
        var corners = steps(front.stream().map(this::at).toList());
        for (int i = 1; i < corners.size(); i++) {
            var from = corners.get(i - 1);
            var to = corners.get(i);
            taken.add(
                    new Box(from.x() - 1, Math.min(from.y(), to.y()) - 1, to.x() + 1, Math.max(from.y(), to.y()) + 1));
        }
    }

    /// The front as stairs: for what a model costs, up to what the next one costs, nothing better is known.
    static List<Point> steps(List<Point> front) {
        var corners = new ArrayList<Point>();
        for (var point : front) {
            if (!corners.isEmpty()) {
                corners.add(new Point(point.x(), corners.getLast().y()));
            }
            corners.add(point);
        }
        return corners;
    }

    /// The nearest free place to the right or the left, above first: the front rises.
    private void label(TradeOffChart.Model model, List<Label> labels) {
        var dot = at(model);
        var words = Sketch.fitting(model.name(), 260, Sketch.SMALL) + " " + Numerals.percent(model.accuracy());
        double wide = Sketch.wide(words, Sketch.SMALL);
        for (int i = 0; i < TRIES; i++) {
            int lines = (i / 2 + 1) / 2 * (i / 2 % 2 == 0 ? 1 : -1);
            boolean toTheRight = i % 2 == 0;
            double x = toTheRight ? dot.x() + 10 : dot.x() - 10 - wide;
            double y = dot.y() + 4 + SHIFT * lines;
            var box = new Box(x, y - 10, x + wide, y + 3);
            boolean inside = x >= panel.left() && x + wide <= right && y > panel.top() - 6 && y < panel.bottom() - 2;
            if (inside && taken.stream().noneMatch(box::overlaps) && !besideAnother(box, model)) {
                taken.add(box);
                labels.add(new Label(
                        words,
                        new Point(toTheRight ? x : x + wide, y),
                        toTheRight ? Anchor.START : Anchor.END,
                        front.contains(model)));
                return;
            }
        }
    }

    /// A name must not seem to be that of another dot.
    private boolean besideAnother(Box box, TradeOffChart.Model model) {
        return chart.drawn().stream()
                .filter(other -> !other.equals(model))
                .anyMatch(other -> box.overlaps(Box.around(at(other), 16, 7)));
    }

    /// A place that is in use.
    private record Box(double left, double top, double right, double bottom) {

        static Box around(Point at, double wide, double high) {
            return new Box(at.x() - wide, at.y() - high, at.x() + wide, at.y() + high);
        }

        boolean overlaps(Box other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }
    }
}
