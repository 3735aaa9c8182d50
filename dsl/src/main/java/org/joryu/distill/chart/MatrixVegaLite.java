package org.joryu.distill.chart;

import static org.joryu.distill.chart.VegaLite.layer;
import static org.joryu.distill.chart.VegaLite.object;
import static org.joryu.distill.chart.VegaLite.rounded;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A matrix as a Vega-Lite specification.
final class MatrixVegaLite {

    private MatrixVegaLite() {}

    static Map<String, Object> of(MatrixChart chart) {
        var rows = new ArrayList<Map<String, Object>>();
        var names = chart.classNames();
        for (int row = 0; row < names.size(); row++) {
            for (int column = 0; column < names.size(); column++) {
                double share = chart.share(row, column);
                var said = chart.words(row, column);
                rows.add(object(
                        "class", names.get(row),
                        "answer", names.get(column),
                        "mean", rounded(chart.means().get(row).get(column)),
                        "words", said,
                        "fill", said.isEmpty() ? "#88888818" : Shade.of(share),
                        "ink", Shade.ink(share).color()));
            }
        }
        var x = VegaLite.name("answer", names);
        x.put(
                "axis",
                object("orient", "top", "title", "the teacher's probability for", "domain", false, "ticks", false));
        var y = VegaLite.name("class", names);
        y.put("axis", object("title", "rows of class", "domain", false, "ticks", false));
        var hover = List.of(
                object("field", "class", "type", "nominal"),
                object("field", "answer", "type", "nominal"),
                object("field", "mean", "type", "quantitative", "format", ".4f"));
        var ground = layer(
                object("type", "rect"), object("x", x, "y", y, "color", VegaLite.asGiven("fill"), "tooltip", hover));
        var words = layer(
                object("type", "text", "fontSize", names.size() <= 12 ? 12 : 9),
                object(
                        "x",
                        x,
                        "y",
                        y,
                        "text",
                        object("field", "words", "type", "nominal"),
                        "color",
                        VegaLite.asGiven("ink")));
        int step = names.size() <= 12 ? 44 : 24;
        return VegaLite.chart(
                chart,
                chart.title(),
                chart.legend(),
                rows,
                object(
                        "width", object("step", step),
                        "height", object("step", names.size() <= 12 ? 28 : 20),
                        "layer", List.of(ground, words)));
    }
}
