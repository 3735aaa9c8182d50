package org.joryu.distill.chart;

import static org.joryu.distill.chart.VegaLite.choice;
import static org.joryu.distill.chart.VegaLite.layer;
import static org.joryu.distill.chart.VegaLite.object;
import static org.joryu.distill.chart.VegaLite.rounded;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The bars of one row as a Vega-Lite specification.
final class BarVegaLite {

    private BarVegaLite() {}

    static Map<String, Object> of(BarChart chart) {
        var rows = new ArrayList<Map<String, Object>>();
        var names = new ArrayList<String>();
        for (var bar : chart.bars()) {
            var name = bar.isLabel() ? bar.name() + " (label)" : bar.name();
            names.add(name);
            rows.add(row(name, "teacher", bar.teacher()));
            rows.add(row(name, "student", bar.student()));
        }
        var whom = List.of("teacher", "student");
        var y = VegaLite.name("class", names);
        y.put("axis", object("title", null, "domain", false, "ticks", false, "labelLimit", 160));
        var offset = VegaLite.name("who", whom);
        var x = VegaLite.quantity("probability", "probability", BarScene.axis(chart), "~r");
        var color = VegaLite.blocks(choice("who", whom, List.of(Ink.TEACHER.color(), Ink.STUDENT.color())));
        var hover = List.of(
                object("field", "class", "type", "nominal"),
                object("field", "who", "type", "nominal"),
                object("field", "probability", "type", "quantitative", "format", ".4f"));
        var bars = layer(
                object("type", "bar"), object("x", x, "y", y, "yOffset", offset, "color", color, "tooltip", hover));
        var numbers = layer(
                object("type", "text", "align", "left", "dx", 4, "fontSize", 10, "color", Ink.TEXT.color()),
                object(
                        "x", x,
                        "y", y,
                        "yOffset", offset,
                        "text", object("field", "probability", "type", "quantitative", "format", ".3f")));
        return VegaLite.chart(
                chart,
                chart.title(),
                chart.caption(),
                rows,
                object("width", 320, "height", 28 * Math.max(1, chart.bars().size()), "layer", List.of(bars, numbers)));
    }

    private static Map<String, Object> row(String name, String who, double probability) {
        return object("class", name, "who", who, "probability", rounded(probability));
    }
}
