package org.joryu.distill.view;

import static org.joryu.distill.view.VegaLite.choice;
import static org.joryu.distill.view.VegaLite.layer;
import static org.joryu.distill.view.VegaLite.object;
import static org.joryu.distill.view.VegaLite.panel;
import static org.joryu.distill.view.VegaLite.quantity;
import static org.joryu.distill.view.VegaLite.rounded;
import static org.joryu.distill.view.VegaLite.tooltip;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A loss chart as a Vega-Lite specification, of the same two panels as [LossScene].
final class LossVegaLite {

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
        var names = chart.hasTeacher() ? List.of("hard", "soft", "total") : List.of("total");
        var inks = chart.hasTeacher() ? List.of(Ink.HARD, Ink.SOFT, Ink.TOTAL) : List.of(Ink.TOTAL);
        var rows = new ArrayList<Map<String, Object>>();
        for (var point : chart.losses()) {
            if (chart.hasTeacher()) {
                rows.add(loss(point.epoch(), point.hard(), "hard"));
                rows.add(loss(point.epoch(), point.soft(), "soft"));
            }
            rows.add(loss(point.epoch(), point.total(), "total"));
        }
        return panel(
                350,
                rows,
                List.of(layer(
                        object("type", "line", "strokeWidth", 1.8, "clip", true),
                        object(
                                "x", epochs,
                                "y", quantity("loss", "loss in nats (log axis)", scales.loss(), "~r"),
                                "color", choice("kind", names, colors(inks)),
                                "tooltip", tooltip("kind", "loss")))));
    }

    private static Map<String, Object> loss(double epoch, double loss, String kind) {
        return object("epoch", rounded(epoch), "loss", rounded(loss), "kind", kind);
    }

    private Map<String, Object> accuracies() {
        var rows = new ArrayList<Map<String, Object>>();
        for (var point : chart.accuracies()) {
            rows.add(accuracy(point.epoch(), point.accuracy(), "student", point.epoch() == chart.bestEpoch()));
        }
        boolean hasTeacher = !Double.isNaN(chart.teacherAccuracy());
        if (hasTeacher) {
            rows.add(accuracy(0, chart.teacherAccuracy(), "teacher", false));
            rows.add(accuracy(chart.epochs(), chart.teacherAccuracy(), "teacher", false));
        }
        var names = hasTeacher ? List.of("student", "teacher") : List.of("student");
        var color =
                choice("who", names, colors(List.of(Ink.STUDENT, Ink.TEACHER).subList(0, names.size())));
        var dash = choice("who", names, List.of(List.of(1, 0), List.of(5, 4)).subList(0, names.size()));
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

    private static List<String> colors(List<Ink> inks) {
        return inks.stream().map(Ink::color).toList();
    }
}
