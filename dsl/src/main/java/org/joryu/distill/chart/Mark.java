package org.joryu.distill.chart;

import java.util.List;

/// One thing drawn, in pixels from the upper left.
sealed interface Mark {

    /// A point of a line.
    record Point(double x, double y) {}

    /// A line through points.
    record Line(List<Point> points, Ink ink, double width, Dash dash) implements Mark {

        public Line {
            points = List.copyOf(points);
        }

        static Line straight(double x1, double y1, double x2, double y2, Ink ink) {
            return new Line(List.of(new Point(x1, y1), new Point(x2, y2)), ink, 1, Dash.SOLID);
        }

        /// The edge of a rectangle.
        static Line frame(Point from, Point to, Ink ink, double width) {
            return new Line(
                    List.of(from, new Point(to.x(), from.y()), to, new Point(from.x(), to.y()), from),
                    ink,
                    width,
                    Dash.SOLID);
        }
    }

    /// A filled circle.
    record Dot(Point center, double radius, Ink ink) implements Mark {}

    /// A filled rectangle.
    ///
    /// @param from its upper left
    /// @param to its lower right
    /// @param color `#rrggbb`, or `#rrggbbaa` where it lets through what is below it
    record Area(Point from, Point to, String color) implements Mark {}

    /// Words whose baseline begins, is centered, or ends at a point.
    ///
    /// @param turned about the point, in degrees, clockwise
    record Text(String words, Point at, Anchor anchor, double size, boolean bold, Ink ink, int turned)
            implements Mark {}

    /// Which part of the words stands at the point.
    enum Anchor {
        START,
        MIDDLE,
        END
    }
}
