package org.joryu.distill.chart;

import static org.joryu.distill.chart.VegaLite.layer;
import static org.joryu.distill.chart.VegaLite.object;
import static org.joryu.distill.chart.VegaLite.quantity;
import static org.joryu.distill.chart.VegaLite.rounded;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A histogram as a Vega-Lite specification.
final class HistogramVegaLite {

    private HistogramVegaLite() {}

    static Map<String, Object> of(Histogram chart) {
        var rows = new ArrayList<Map<String, Object>>();
        for (int bin = 0; bin < chart.counts().size(); bin++) {
            rows.add(object(
                    "from", rounded(chart.edge(bin)),
                    "to", rounded(chart.edge(bin + 1)),
                    "rows", chart.counts().get(bin)));
        }
        var x = quantity("from", chart.axis(), chart.across(), "~r");
        var y = quantity("rows", "rows per bin of " + Numerals.plain(chart.binWidth()), chart.up(), "d");
        var bars = layer(
                object("type", "rect", "color", Ink.SOFT.color(), "stroke", null),
                object(
                        "x", x,
                        "x2", object("field", "to"),
                        "y", y,
                        "y2", object("datum", 0),
                        "tooltip",
                                List.of(
                                        object("field", "from", "type", "quantitative"),
                                        object("field", "to", "type", "quantitative"),
                                        object("field", "rows", "type", "quantitative"))));
        var names =
                List.of("median " + Numerals.loss(chart.median()), "nine of ten up to " + Numerals.loss(chart.ninth()));
        var marks = layer(
                object("type", "rule", "color", Ink.HARD.color(), "strokeWidth", 1.8),
                object(
                        "x", quantity("at", chart.axis(), chart.across(), "~r"),
                        "strokeDash", VegaLite.choice("what", names, List.of(Dash.LONG.vega(), Dash.SHORT.vega()))));
        marks.put(
                "data",
                object(
                        "values",
                        List.of(
                                object("at", rounded(chart.median()), "what", names.get(0)),
                                object("at", rounded(chart.ninth()), "what", names.get(1)))));
        return VegaLite.chart(
                chart,
                chart.title(),
                chart.counted(),
                rows,
                object("width", 440, "height", 150, "layer", List.of(bars, marks)));
    }
}
