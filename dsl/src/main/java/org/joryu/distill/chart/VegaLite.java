package org.joryu.distill.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The words of Vega-Lite that our charts are written in, version 5.6 at most: JupyterLab and VS
/// Code render no later one.
///
/// The ground is transparent and words are mid-gray, for light pages and dark ones.
final class VegaLite {

    static final String SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json";

    private VegaLite() {}

    static Map<String, Object> of(Chart chart) {
        return switch (chart) {
            case BarChart bars -> BarVegaLite.of(bars);
            case Histogram histogram -> HistogramVegaLite.of(histogram);
            case LossChart losses -> LossVegaLite.of(losses);
            case MatrixChart matrix -> MatrixVegaLite.of(matrix);
            case ReliabilityDiagram reliability -> ReliabilityVegaLite.of(reliability);
            case SweepChart sweep -> SweepVegaLite.of(sweep);
            case TradeOffChart tradeOff -> TradeOffVegaLite.of(tradeOff);
        };
    }

    /// A chart of one panel, with what all of them have around it.
    static Map<String, Object> chart(
            Chart chart, String title, String caption, List<?> rows, Map<String, Object> panel) {
        var spec = object(
                "$schema", SCHEMA,
                "description", chart.toString(),
                "title", title(title, caption),
                "data", object("values", rows));
        spec.putAll(panel);
        spec.put("background", "transparent");
        spec.put("config", config());
        return spec;
    }

    /// A JSON object whose keys stay in order, so that a notebook run twice is the same twice.
    @SuppressWarnings("NullAway") // JSON has null, and Vega-Lite means "none" by it.
    static Map<String, Object> object(@Nullable Object... keysAndValues) {
        var object = new LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            object.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return object;
    }

    static Map<String, Object> title(String text, String subtitle) {
        var color = Ink.TEXT.color();
        return object(
                "text",
                text,
                "subtitle",
                subtitle,
                "anchor",
                "start",
                "offset",
                12,
                "fontSize",
                13,
                "subtitleFontSize",
                12,
                "color",
                color,
                "subtitleColor",
                color);
    }

    /// A chart of its own within a row of charts. Its data are inside: there is no server to ask.
    static Map<String, Object> panel(int width, List<?> rows, List<?> layers) {
        return object("width", width, "height", 170, "data", object("values", rows), "layer", layers);
    }

    static Map<String, Object> layer(Map<String, Object> mark, Map<String, Object> encoding) {
        return object("mark", mark, "encoding", encoding);
    }

    /// A number on an axis that is exactly `axis`.
    static Map<String, Object> quantity(String field, String title, Scale axis, String format) {
        return object(
                "field",
                field,
                "type",
                "quantitative",
                "title",
                title,
                "scale",
                object(
                        "type",
                        axis.logarithmic() ? "log" : "linear",
                        "domain",
                        List.of(axis.low(), axis.high()),
                        "nice",
                        false),
                "axis",
                object("values", axis.ticks(), "format", format));
    }

    /// A choice between names that look different by `values`: colors, or dashes.
    static Map<String, Object> choice(String field, List<String> names, List<?> values) {
        return object(
                "field",
                field,
                "type",
                "nominal",
                "scale",
                object("domain", names, "range", values),
                "legend",
                object("orient", "top", "title", ""));
    }

    /// One of several names, in this order.
    static Map<String, Object> name(String field, List<String> names) {
        return object("field", field, "type", "nominal", "sort", names);
    }

    /// The same choice, of areas rather than lines.
    static Map<String, Object> blocks(Map<String, Object> choice) {
        choice.put("legend", object("orient", "top", "title", "", "symbolType", "square", "symbolStrokeWidth", 1));
        return choice;
    }

    /// The color that stands in a field.
    static Map<String, Object> asGiven(String field) {
        return object("field", field, "type", "nominal", "scale", null, "legend", null);
    }

    static List<Map<String, Object>> tooltip(String name, String number) {
        return List.of(
                object("field", name, "type", "nominal"),
                object("field", "epoch", "type", "quantitative", "format", ".2~f"),
                object("field", number, "type", "quantitative", "format", ".4~r"));
    }

    /// Six digits: more would make a specification of digits that nobody can see. JSON has no NaN, and
    /// Vega breaks a line at null.
    static @Nullable Double rounded(double value) {
        return Double.isFinite(value)
                ? (Double) new BigDecimal(value).round(new MathContext(6)).doubleValue()
                : null;
    }

    static Map<String, Object> config() {
        var text = Ink.TEXT.color();
        return object(
                "view", object("stroke", "transparent"),
                "axis",
                        object(
                                "labelColor", text,
                                "titleColor", text,
                                "titleFontWeight", "normal",
                                "domainColor", text,
                                "tickColor", text,
                                "gridColor", "#888888",
                                "gridOpacity", 0.3),
                "axisX", object("grid", false),
                "axisY", object("domain", false, "ticks", false),
                "legend",
                        object(
                                "labelColor",
                                text,
                                "symbolType",
                                "stroke",
                                "symbolStrokeWidth",
                                2.5,
                                "labelLimit",
                                240));
    }
}
