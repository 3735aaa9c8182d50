package org.joryu.distill.chart;

import static org.joryu.distill.chart.VegaLite.layer;
import static org.joryu.distill.chart.VegaLite.name;
import static org.joryu.distill.chart.VegaLite.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A sweep's heat map as a Vega-Lite specification.
final class SweepVegaLite {

    private SweepVegaLite() {}

    static Map<String, Object> of(SweepChart chart) {
        var rows = new ArrayList<Map<String, Object>>();
        int columns = chart.columns().size();
        for (int place = 0; place < chart.cells().size(); place++) {
            var cell = chart.cells().get(place);
            double share = chart.share(place);
            rows.add(object(
                    "column", chart.columns().get(place % columns),
                    "row", chart.rows().get(place / columns),
                    "words", cell.below().isEmpty() ? cell.words() : cell.words() + "\n" + cell.below(),
                    "fill", share == 0 ? "transparent" : Shade.of(share),
                    "ink", (share == 0 ? Ink.TEXT : Shade.ink(share)).color(),
                    "chosen", cell.isChosen()));
        }
        var x = name("column", chart.columns());
        x.put("axis", object("orient", "top", "labelAngle", 0, "title", null, "domain", false, "ticks", false));
        var y = name("row", chart.rows());
        y.put("axis", object("title", null, "domain", false, "ticks", false));
        var ground = layer(object("type", "rect"), object("x", x, "y", y, "color", VegaLite.asGiven("fill")));
        var frame = layer(
                object("type", "rect", "filled", false, "stroke", Ink.HARD.color(), "strokeWidth", 2.5),
                object("x", x, "y", y));
        frame.put("transform", List.of(object("filter", "datum.chosen")));
        var words = layer(
                object(
                        "type",
                        "text",
                        "fontSize",
                        13,
                        "lineBreak",
                        "\n",
                        "baseline",
                        "middle",
                        "lineHeight",
                        15,
                        "dy",
                        object("expr", "indexof(datum.words, '\\n') < 0 ? 0 : -7")),
                object(
                        "x",
                        x,
                        "y",
                        y,
                        "text",
                        object("field", "words", "type", "nominal"),
                        "color",
                        VegaLite.asGiven("ink")));
        return VegaLite.chart(
                chart,
                chart.title(),
                chart.legend(),
                rows,
                object(
                        "width", object("step", 110),
                        "height", object("step", 40),
                        "layer", List.of(ground, frame, words)));
    }
}
