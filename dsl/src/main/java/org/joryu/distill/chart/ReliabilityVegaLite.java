package org.joryu.distill.chart;

import static org.joryu.distill.chart.VegaLite.choice;
import static org.joryu.distill.chart.VegaLite.layer;
import static org.joryu.distill.chart.VegaLite.object;
import static org.joryu.distill.chart.VegaLite.quantity;
import static org.joryu.distill.chart.VegaLite.rounded;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A reliability diagram as a Vega-Lite specification.
final class ReliabilityVegaLite {

    private ReliabilityVegaLite() {}

    static Map<String, Object> of(ReliabilityDiagram chart) {
        var rows = new ArrayList<Map<String, Object>>();
        var names = new ArrayList<String>();
        var colors = new ArrayList<String>();
        var dashes = new ArrayList<List<Integer>>();
        for (int i = 0; i < chart.curves().size(); i++) {
            var curve = chart.curves().get(i);
            names.add(curve.inWords());
            colors.add(ReliabilityDiagram.look(i).ink().color());
            dashes.add(ReliabilityDiagram.look(i).dash().vega());
            for (var bin : curve.filled()) {
                rows.add(object(
                        "confidence", rounded(100 * bin.confidence()),
                        "accuracy", rounded(100 * bin.accuracy()),
                        "rows", bin.rows(),
                        "model", curve.inWords()));
            }
        }
        var scale = Scale.linear(0, 100, 5);
        var x = quantity("confidence", "sure to percent (mean confidence of the bin)", scale, "d");
        var y = quantity("accuracy", "right in percent of the rows", scale, "d");
        var diagonal = layer(
                object(
                        "type",
                        "line",
                        "color",
                        Ink.TEACHER.color(),
                        "strokeWidth",
                        1,
                        "strokeDash",
                        Dash.DOTTED.vega()),
                object("x", x, "y", y));
        diagonal.put(
                "data",
                object(
                        "values",
                        List.of(object("confidence", 0, "accuracy", 0), object("confidence", 100, "accuracy", 100))));
        var color = choice("model", names, colors);
        var lines = layer(
                object("type", "line", "strokeWidth", 1.6),
                object("x", x, "y", y, "color", color, "strokeDash", choice("model", names, dashes)));
        lines.put("transform", List.of(object("filter", "datum.rows >= " + ReliabilityDiagram.LEAST_ROWS)));
        var dots = layer(
                object("type", "point", "filled", true, "opacity", 1),
                object(
                        "x", x,
                        "y", y,
                        "color", color,
                        "size",
                                object(
                                        "field",
                                        "rows",
                                        "type",
                                        "quantitative",
                                        "scale",
                                        object(
                                                "domain",
                                                List.of(0, Math.max(1, chart.rows())),
                                                "range",
                                                List.of(18, 400)),
                                        "legend",
                                        null),
                        "tooltip",
                                List.of(
                                        object("field", "model", "type", "nominal"),
                                        object("field", "confidence", "type", "quantitative", "format", ".1f"),
                                        object("field", "accuracy", "type", "quantitative", "format", ".1f"),
                                        object("field", "rows", "type", "quantitative"))));
        return VegaLite.chart(
                chart,
                chart.title(),
                chart.caption(),
                rows,
                object("width", 280, "height", 280, "layer", List.of(diagonal, lines, dots)));
    }
}
