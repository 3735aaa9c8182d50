package org.joryu.distill.chart;

import java.util.ArrayList;
import java.util.List;
import org.joryu.distill.chart.Mark.Anchor;
import org.joryu.distill.chart.Mark.Area;
import org.joryu.distill.chart.Mark.Dot;
import org.joryu.distill.chart.Mark.Line;
import org.joryu.distill.chart.Mark.Point;
import org.joryu.distill.chart.Mark.Text;

/// What all charts are drawn with: words, lines, axes, legends.
final class Sketch {

    /// Of all words but the title and the caption.
    static final double SMALL = 11;

    /// An em of this is as wide as a letter in any sans-serif font: no font is asked, so that a chart is
    /// the same everywhere.
    private static final double LETTER = 0.56;

    private static final double MARGIN = 8;

    private final int width;
    private final int height;
    private final List<Mark> marks = new ArrayList<>();

    Sketch(int width, int height) {
        this.width = width;
        this.height = height;
    }

    Scene scene(String inWords) {
        return new Scene(inWords, width, height, marks);
    }

    /// The two lines above every chart, as far as they fit.
    void heading(String title, String caption) {
        text(fitting(title, width - 2 * MARGIN, 14.5), MARGIN, 16, Anchor.START, 13, true, Ink.TEXT);
        text(fitting(caption, width - 2 * MARGIN, 12), MARGIN, 33, Anchor.START, 12, false, Ink.TEXT);
    }

    /// In place of axes, where there is nothing to draw.
    void nothing(String words) {
        text(words, width / 2.0, (height + 33) / 2.0, Anchor.MIDDLE, 12, false, Ink.TEXT);
    }

    void text(String words, double x, double y, Anchor anchor, double size, boolean bold, Ink ink) {
        marks.add(new Text(words, new Point(x, y), anchor, size, bold, ink, 0));
    }

    void small(String words, double x, double y, Anchor anchor) {
        text(words, x, y, anchor, SMALL, false, Ink.TEXT);
    }

    void area(double x1, double y1, double x2, double y2, String color) {
        marks.add(new Area(new Point(x1, y1), new Point(x2, y2), color));
    }

    void frame(double x1, double y1, double x2, double y2, Ink ink, double thickness) {
        marks.add(Line.frame(new Point(x1, y1), new Point(x2, y2), ink, thickness));
    }

    void dot(Point center, double radius, Ink ink) {
        marks.add(new Dot(center, radius, ink));
    }

    /// A circle that is not filled.
    void ring(Point center, double radius, Ink ink) {
        var points = new ArrayList<Point>();
        for (int i = 0; i <= 24; i++) {
            double angle = 2 * Math.PI * i / 24;
            points.add(new Point(center.x() + radius * Math.cos(angle), center.y() + radius * Math.sin(angle)));
        }
        marks.add(new Line(points, ink, 1.8, Dash.SOLID));
    }

    void straight(double x1, double y1, double x2, double y2, Ink ink) {
        marks.add(Line.straight(x1, y1, x2, y2, ink));
    }

    /// A line that is broken where a point is not finite. A single point is no line, but the first live
    /// view should not look empty.
    void line(List<Point> points, Ink ink, double thickness, Dash dash) {
        var whole = new ArrayList<Point>();
        for (var point : points) {
            if (Double.isFinite(point.x()) && Double.isFinite(point.y())) {
                whole.add(point);
            } else {
                piece(whole, ink, thickness, dash);
                whole.clear();
            }
        }
        piece(whole, ink, thickness, dash);
    }

    private void piece(List<Point> points, Ink ink, double thickness, Dash dash) {
        if (points.size() == 1) {
            dot(points.getFirst(), thickness, ink);
        } else if (!points.isEmpty()) {
            marks.add(new Line(points, ink, thickness, dash));
        }
    }

    /// Horizontal lines with their numbers, and a horizontal axis with its numbers and name.
    void axes(Panel panel, String name) {
        for (double tick : panel.up().ticks()) {
            double y = panel.y(tick);
            straight(panel.left(), y, panel.right(), y, Ink.GRID);
            small(Numerals.plain(tick), panel.left() - 6, y + 4, Anchor.END);
        }
        double bottom = panel.bottom();
        for (double tick : panel.across().ticks()) {
            double x = panel.x(tick);
            straight(x, bottom, x, bottom + 4, Ink.TEXT);
            small(Numerals.plain(tick), x, bottom + 17, Anchor.MIDDLE);
        }
        straight(panel.left(), bottom, panel.right(), bottom, Ink.TEXT);
        small(name, (panel.left() + panel.right()) / 2, bottom + 33, Anchor.MIDDLE);
    }

    /// An entry of a legend: a piece of the line, and words.
    ///
    /// @param y the words' baseline
    /// @return where the next entry begins
    double legend(String words, Ink ink, Dash dash, double x, double y) {
        marks.add(new Line(List.of(new Point(x, y - 4), new Point(x + 18, y - 4)), ink, 2.5, dash));
        small(words, x + 23, y, Anchor.START);
        return x + 23 + wide(words, SMALL) + 12;
    }

    /// An entry of a legend of areas or dots: a block of the color, and words.
    ///
    /// @param y the words' baseline
    /// @return where the next entry begins
    double key(String words, Ink ink, double x, double y) {
        area(x, y - 9, x + 10, y + 1, ink.color());
        small(words, x + 15, y, Anchor.START);
        return x + 15 + wide(words, SMALL) + 14;
    }

    /// Words that go up from a point.
    void upright(String words, double x, double y) {
        marks.add(new Text(words, new Point(x, y), Anchor.START, SMALL, false, Ink.TEXT, -90));
    }

    /// Words that go up, centered at a point.
    void sideways(String words, double x, double y) {
        marks.add(new Text(words, new Point(x, y), Anchor.MIDDLE, SMALL, false, Ink.TEXT, -90));
    }

    /// About how wide words are, in pixels.
    static double wide(String words, double size) {
        return LETTER * size * words.length();
    }

    /// As much of the words as that many pixels hold.
    static String fitting(String words, double pixels, double size) {
        int letters = (int) Math.max(1, pixels / (LETTER * size));
        return words.length() <= letters ? words : words.substring(0, letters - 1) + "…";
    }
}
