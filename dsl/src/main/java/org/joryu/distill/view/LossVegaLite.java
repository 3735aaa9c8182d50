package org.joryu.distill.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A loss chart as a Vega-Lite specification.
///
/// Version 5, because JupyterLab and VS Code render no later one, and no feature younger than 5.6. The
/// ground is transparent and words are mid-grey, for light pages and dark ones.
final class LossVegaLite {

    private static final String SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json";

    private final LossChart chart;
    private final LossScales scales;

    private LossVegaLite(LossChart chart) {
        this.chart = chart;
        this.scales = LossScales.of(chart);
    }

    static Map<String, Object> of(LossChart chart) {
        return new LossVegaLite(chart).spec();
    }

    private Map<String, Object> spec() {
        var spec = new LinkedHashMap<String, Object>();
        spec.put("$schema", SCHEMA);
        spec.put("description", chart.toString());
        spec.put(
                "title",
                Map.of(
                        "text",
                        chart.title(),
                        "subtitle",
                        chart.caption(),
                        "anchor",
                        "start",
                        "fontSize",
                        13,
                        "color",
                        Ink.TEXT.color(),
                        "subtitleColor",
                        Ink.TEXT.color(),
                        "subtitleFontSize",
                        12,
                        "offset",
                        12));
        spec.put("hconcat", List.of(losses(), accuracies()));
        spec.put("spacing", 32);
        spec.put("background", "transparent");
        spec.put("config", config());
        return spec;
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
        var axis = Map.<String, Object>of(
                "type",
                "log",
                "domain",
                List.of(scales.loss().low(), scales.loss().high()),
                "nice",
                false,
                "clamp",
                true);
        return panel(
                350,
                rows,
                List.of(layer(
                        Map.of("type", "line", "strokeWidth", 1.8),
                        Map.of(
                                "x", epochs(),
                                "y", field("loss", "loss in nats (log axis)", axis, scales.loss(), "~r"),
                                "color", color("kind", names, inks),
                                "tooltip", tooltip("kind", "loss")))));
    }

    private static Map<String, Object> loss(double epoch, double loss, String kind) {
        return Map.of("epoch", rounded(epoch), "loss", rounded(loss), "kind", kind);
    }

    private Map<String, Object> accuracies() {
        var rows = new ArrayList<Map<String, Object>>();
        for (var point : chart.accuracies()) {
            rows.add(accuracy(point.epoch(), point.accuracy(), "student", point.epoch() == chart.bestEpoch()));
        }
        var names = new ArrayList<>(List.of("student"));
        var inks = new ArrayList<>(List.of(Ink.STUDENT));
        if (!Double.isNaN(chart.teacherAccuracy())) {
            rows.add(accuracy(0, chart.teacherAccuracy(), "teacher", false));
            rows.add(accuracy(chart.epochs(), chart.teacherAccuracy(), "teacher", false));
            names.add("teacher");
            inks.add(Ink.TEACHER);
        }
        var axis = Map.<String, Object>of(
                "domain", List.of(scales.accuracy().low(), scales.accuracy().high()), "nice", false, "clamp", true);
        var x = epochs();
        var y = field("accuracy", "accuracy on dev (%)", axis, scales.accuracy(), "~r");
        var lines = layer(
                Map.of("type", "line", "strokeWidth", 2),
                Map.of(
                        "x", x,
                        "y", y,
                        "color", color("who", names, inks),
                        "strokeDash",
                                Map.of(
                                        "field",
                                        "who",
                                        "type",
                                        "nominal",
                                        "legend",
                                        Map.of("orient", "top", "title", ""),
                                        "scale",
                                        Map.of(
                                                "domain", List.of("student", "teacher"),
                                                "range", List.of(List.of(1, 0), List.of(5, 4)))),
                        "tooltip", tooltip("who", "accuracy")));
        var best = new LinkedHashMap<>(layer(
                Map.of("type", "point", "filled", true, "size", 50, "opacity", 1),
                Map.of("x", x, "y", y, "color", color("who", names, inks), "tooltip", tooltip("who", "accuracy"))));
        best.put("transform", List.of(Map.of("filter", "datum.best")));
        return panel(204, rows, List.of(lines, best));
    }

    private static Map<String, Object> accuracy(int epoch, double accuracy, String who, boolean best) {
        return Map.of("epoch", epoch, "accuracy", rounded(100 * accuracy), "who", who, "best", best);
    }

    private static Map<String, Object> panel(
            int width, List<Map<String, Object>> rows, List<Map<String, Object>> layers) {
        return Map.of("width", width, "height", 170, "data", Map.of("values", rows), "layer", layers);
    }

    private static Map<String, Object> layer(Map<String, Object> mark, Map<String, Object> encoding) {
        return Map.of("mark", mark, "encoding", encoding);
    }

    private Map<String, Object> epochs() {
        var span = Map.<String, Object>of("domain", List.of(0, chart.epochs()), "nice", false);
        return field("epoch", "epoch", span, scales.epochs(), "d");
    }

    private static Map<String, Object> field(
            String name, String title, Map<String, Object> scale, Scale ticks, String format) {
        return Map.of(
                "field", name,
                "type", "quantitative",
                "title", title,
                "scale", scale,
                "axis", Map.of("values", ticks.ticks(), "format", format));
    }

    private static Map<String, Object> color(String field, List<String> names, List<Ink> inks) {
        return Map.of(
                "field",
                field,
                "type",
                "nominal",
                "scale",
                Map.of("domain", names, "range", inks.stream().map(Ink::color).toList()),
                "legend",
                Map.of("orient", "top", "title", ""));
    }

    private static List<Map<String, Object>> tooltip(String kind, String value) {
        return List.of(
                Map.of("field", kind, "type", "nominal"),
                Map.of("field", "epoch", "type", "quantitative", "format", ".2~f"),
                Map.of("field", value, "type", "quantitative", "format", ".4~r"));
    }

    private static Map<String, Object> config() {
        var text = Ink.TEXT.color();
        return Map.of(
                "view", Map.of("stroke", "transparent"),
                "axis",
                        Map.of(
                                "labelColor", text,
                                "titleColor", text,
                                "titleFontWeight", "normal",
                                "domainColor", text,
                                "tickColor", text,
                                "gridColor", "#888888",
                                "gridOpacity", 0.3),
                "axisX", Map.of("grid", false),
                "axisY", Map.of("domain", false, "ticks", false),
                "legend", Map.of("labelColor", text, "symbolStrokeWidth", 2.5, "symbolType", "stroke"));
    }

    /// Six digits, so that the specification is not mostly digits nobody can see.
    private static double rounded(double value) {
        return Double.isFinite(value) && value != 0
                ? new java.math.BigDecimal(value)
                        .round(new java.math.MathContext(6))
                        .doubleValue()
                : value;
    }
}
