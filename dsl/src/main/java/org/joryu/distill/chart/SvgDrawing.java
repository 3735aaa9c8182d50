package org.joryu.distill.chart;

import java.util.Locale;
import java.util.stream.Collectors;

/// Draws a scene as inline SVG. Words take the color of the text around them, so they can be read
/// on a dark page too.
final class SvgDrawing {

    private final StringBuilder svg = new StringBuilder();

    private SvgDrawing() {}

    static String of(Scene scene) {
        return new SvgDrawing().draw(scene);
    }

    private String draw(Scene scene) {
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\""
                        + " viewBox=\"0 0 %1$d %2$d\" role=\"img\" font-family=\"system-ui,sans-serif\">"
                        + "<title>%3$s</title>",
                scene.width(),
                scene.height(),
                escape(scene.title())));
        scene.marks().forEach(this::draw);
        return svg.append("</svg>").toString();
    }

    private void draw(Mark mark) {
        switch (mark) {
            case Mark.Line line -> draw(line);
            case Mark.Dot dot ->
                svg.append("<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\"/>"
                        .formatted(
                                number(dot.center().x()),
                                number(dot.center().y()),
                                number(dot.radius()),
                                color(dot.ink())));
            case Mark.Area area ->
                svg.append("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"/>"
                        .formatted(
                                number(area.from().x()),
                                number(area.from().y()),
                                number(area.to().x() - area.from().x()),
                                number(area.to().y() - area.from().y()),
                                area.color()));
            case Mark.Text text -> draw(text);
        }
    }

    private void draw(Mark.Line line) {
        svg.append("<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"%s\" stroke-linejoin=\"round\"%s points=\""
                .formatted(color(line.ink()), number(line.width()), dashes(line.dash())));
        for (var point : line.points()) {
            svg.append(number(point.x())).append(',').append(number(point.y())).append(' ');
        }
        svg.append("\"/>");
    }

    private static String dashes(Dash dash) {
        return dash.lengths().isEmpty()
                ? ""
                : dash.lengths().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(" ", " stroke-dasharray=\"", "\""));
    }

    private void draw(Mark.Text text) {
        var anchor = switch (text.anchor()) {
            case START -> "start";
            case MIDDLE -> "middle";
            case END -> "end";
        };
        svg.append("<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" font-size=\"%s\" fill=\"%s\"%s%s>%s</text>"
                .formatted(
                        number(text.at().x()),
                        number(text.at().y()),
                        anchor,
                        number(text.size()),
                        color(text.ink()),
                        text.bold() ? " font-weight=\"bold\"" : "",
                        turned(text),
                        escape(text.words())));
    }

    private static String turned(Mark.Text text) {
        return text.turned() == 0
                ? ""
                : " transform=\"rotate(%d %s %s)\""
                        .formatted(
                                text.turned(),
                                number(text.at().x()),
                                number(text.at().y()));
    }

    private static String color(Ink ink) {
        return ink == Ink.TEXT ? "currentColor" : ink.color();
    }

    /// A tenth of a pixel is finer than anybody sees.
    private static String number(double value) {
        long tenths = Math.round(value * 10);
        return tenths % 10 == 0 ? Long.toString(tenths / 10) : Double.toString(tenths / 10.0);
    }

    /// What XML forbids even when escaped, such as a form feed in a class name, becomes a blank.
    private static String escape(String words) {
        var xml = new StringBuilder(words.length() + 16);
        words.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '"' -> xml.append("&quot;");
                case '\'' -> xml.append("&#39;");
                default -> xml.appendCodePoint(isXml(c) ? c : ' ');
            }
        });
        return xml.toString();
    }

    /// XML 1.0, section 2.2.
    private static boolean isXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xd7ff)
                || (c >= 0xe000 && c <= 0xfffd)
                || c >= 0x10000;
    }
}
