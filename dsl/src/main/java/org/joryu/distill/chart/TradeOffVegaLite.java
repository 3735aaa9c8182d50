package org.joryu.distill.chart;

import static org.joryu.distill.chart.VegaLite.choice;
import static org.joryu.distill.chart.VegaLite.layer;
import static org.joryu.distill.chart.VegaLite.object;
import static org.joryu.distill.chart.VegaLite.quantity;
import static org.joryu.distill.chart.VegaLite.rounded;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Models by cost and accuracy as a Vega-Lite specification.
final class TradeOffVegaLite {

    private static final int WIDTH = 540;
    private static final int HEIGHT = 210;

    private TradeOffVegaLite() {}

    static Map<String, Object> of(TradeOffChart chart) {
        var front = chart.front();
        var rows = new ArrayList<Map<String, Object>>();
        for (var model : chart.drawn()) {
            rows.add(object(
                    "name", model.name(),
                    "cost", rounded(chart.cost().of(model)),
                    "accuracy", rounded(100 * model.accuracy()),
                    "who", model.isTeacher() ? "teacher" : "student",
                    "front", front.contains(model)));
        }
        var x = quantity("cost", chart.cost().words() + " (log axis)", chart.across(), ",~r");
        var y = quantity("accuracy", "accuracy on test (%)", chart.up(), "~r");
        var color = VegaLite.blocks(
                choice("who", List.of("teacher", "student"), List.of(Ink.TEACHER.color(), Ink.STUDENT.color())));
        var hover = List.of(
                object("field", "name", "type", "nominal"),
                object("field", "cost", "type", "quantitative", "format", ",.4~r"),
                object("field", "accuracy", "type", "quantitative", "format", ".1f"));
        var line = layer(
                object(
                        "type",
                        "line",
                        "color",
                        Ink.TOTAL.color(),
                        "strokeWidth",
                        1.6,
                        "strokeDash",
                        Dash.LONG.vega(),
                        "interpolate",
                        "step-after"),
                object("x", x, "y", y));
        line.put("transform", List.of(object("filter", "datum.front")));
        var filled = layer(
                object("type", "point", "filled", true, "opacity", 1, "size", 100),
                object("x", x, "y", y, "color", color, "tooltip", hover));
        filled.put("transform", List.of(object("filter", "datum.front")));
        var others = layer(
                object("type", "point", "opacity", 1, "size", 80),
                object("x", x, "y", y, "color", color, "tooltip", hover));
        others.put("transform", List.of(object("filter", "!datum.front")));
        var right = names(chart, x, y, Mark.Anchor.START);
        var left = names(chart, x, y, Mark.Anchor.END);
        return VegaLite.chart(
                chart,
                chart.title(),
                chart.caption() + "; dashed: the Pareto front",
                rows,
                object("width", WIDTH, "height", HEIGHT, "layer", List.of(line, filled, others, right, left)));
    }

    /// Names that begin, or end, where [TradeOffLabels] has them: as values on the axes, as a specification
    /// knows no other places.
    private static Map<String, Object> names(
            TradeOffChart chart, Map<String, Object> x, Map<String, Object> y, Mark.Anchor anchor) {
        var panel = new Panel(0, WIDTH, 0, HEIGHT, chart.across(), chart.up());
        var rows = TradeOffLabels.of(chart, panel, WIDTH).stream()
                .filter(label -> label.anchor() == anchor)
                .map(label -> object(
                        "name", label.words(),
                        "cost", rounded(chart.across().valueAt(label.at().x() / WIDTH)),
                        "accuracy", rounded(chart.up().valueAt(1 - label.at().y() / HEIGHT))))
                .toList();
        var align = anchor == Mark.Anchor.START ? "left" : "right";
        var names = layer(
                object(
                        "type",
                        "text",
                        "align",
                        align,
                        "baseline",
                        "alphabetic",
                        "fontSize",
                        11,
                        "color",
                        Ink.TEXT.color()),
                object("x", x, "y", y, "text", object("field", "name", "type", "nominal")));
        names.put("data", object("values", rows));
        return names;
    }
}
