package org.joryu.distill.chart;

import static org.joryu.distill.chart.VegaLite.choice;
import static org.joryu.distill.chart.VegaLite.layer;
import static org.joryu.distill.chart.VegaLite.object;
import static org.joryu.distill.chart.VegaLite.panel;
import static org.joryu.distill.chart.VegaLite.quantity;
import static org.joryu.distill.chart.VegaLite.rounded;
import static org.joryu.distill.chart.VegaLite.tooltip;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A loss chart as a Vega-Lite specification, of the same two panels as [LossScene].
final class LossVegaLite {

    /// A specification has at most this many rows, the accuracies' among them.
    private static final int MOST_ROWS = 1_500;

    private final LossChart chart;
    private final LossScales scales;
    private final Map<String, Object> epochs;

    private LossVegaLite(LossChart chart) {
        this.chart = chart;
        this.scales = LossScales.of(chart);
        this.epochs = quantity("epoch", "epoch", scales.epochs(), "d");
    }

    static Map<String, Object> of(LossChart chart) {
        var spec = new LossVegaLite(chart);
        return object(
                "$schema", VegaLite.SCHEMA,
                "description", chart.toString(),
                "title", VegaLite.title(chart.title(), chart.caption()),
                "hconcat", List.of(spec.losses(), spec.accuracies()),
                "spacing", 32,
                // Each panel has lines, and a legend, of its own.
                "resolve", object("scale", object("color", "independent", "strokeDash", "independent")),
                "background", "transparent",
                "config", VegaLite.config());
    }

    private Map<String, Object> losses() {
        var lines = chart.lines();
        int stride = chart.losses().size() * lines.size() / MOST_ROWS + 1;
        var rows = new ArrayList<Map<String, Object>>();
        for (var line : lines) {
            for (int i = 0; i < chart.losses().size(); i += stride) {
                var point = chart.losses().get(i);
                rows.add(object(
                        "epoch", rounded(point.epoch()),
                        "loss", rounded(line.of().applyAsDouble(point)),
                        "kind", line.name()));
            }
        }
        var names = lines.stream().map(LossLine::name).toList();
        var color = choice(
                "kind", names, lines.stream().map(line -> line.ink().color()).toList());
        var dash = choice(
                "kind", names, lines.stream().map(line -> line.dash().vega()).toList());
        var title = chart.isLogarithmic() ? "loss in nats (log axis)" : "loss in nats";
        return panel(
                350,
                rows,
                List.of(layer(
                        object("type", "line", "strokeWidth", 1.8, "clip", true),
                        object(
                                "x", epochs,
                                "y", quantity("loss", title, scales.loss(), "~r"),
                                "color", color,
                                "strokeDash", dash,
                                "tooltip", tooltip("kind", "loss")))));
    }

    private Map<String, Object> accuracies() {
        boolean hasTeacher = Double.isFinite(chart.teacherAccuracy());
        var learner = hasTeacher ? "student" : "model";
        var rows = new ArrayList<Map<String, Object>>();
        for (var point : chart.accuracies()) {
            rows.add(accuracy(point.epoch(), point.accuracy(), learner, point.epoch() == chart.bestEpoch()));
        }
        if (hasTeacher) {
            rows.add(accuracy(0, chart.teacherAccuracy(), "teacher", false));
            rows.add(accuracy(chart.epochs(), chart.teacherAccuracy(), "teacher", false));
        }
        var names = hasTeacher ? List.of(learner, "teacher") : List.of(learner);
        var colors = List.of(Ink.STUDENT.color(), Ink.TEACHER.color());
        var color = choice("who", names, colors.subList(0, names.size()));
        var dashes = List.of(Dash.SOLID.vega(), Dash.LONG.vega());
        var dash = choice("who", names, dashes.subList(0, names.size()));
        var y = quantity("accuracy", "accuracy on dev (%)", scales.accuracy(), "~r");
        var hover = tooltip("who", "accuracy");
        var lines = layer(
                object("type", "line", "strokeWidth", 2, "clip", true),
                object("x", epochs, "y", y, "color", color, "strokeDash", dash, "tooltip", hover));
        var best = layer(
                object("type", "point", "filled", true, "size", 50, "opacity", 1),
                object("x", epochs, "y", y, "color", color, "tooltip", hover));
        best.put("transform", List.of(object("filter", "datum.best")));
        return panel(204, rows, List.of(lines, best));
    }

    private static Map<String, Object> accuracy(int epoch, double accuracy, String who, boolean best) {
        return object("epoch", epoch, "accuracy", rounded(100 * accuracy), "who", who, "best", best);
    }
}
