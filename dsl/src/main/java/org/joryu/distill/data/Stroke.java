package org.joryu.distill.data;

import java.util.ArrayList;
import java.util.List;

/// One movement of a pen: corners that it goes through sharply, or that draw it on as a curve.
record Stroke(Manner manner, List<Point> corners) {

    /// How a pen takes corners.
    enum Manner {
        SHARP,
        CURVED,
        /// Curved, and back to where it began.
        CLOSED
    }

    /// A place; x grows to the right and y down.
    record Point(double x, double y) {

        private Point towards(Point other, double share) {
            return new Point(x + share * (other.x - x), y + share * (other.y - y));
        }
    }

    private static final int ROUNDS = 2;

    Stroke {
        corners = List.copyOf(corners);
    }

    /// Written as `-` for sharp, `~` for curved or `o` for closed, then corners of two digits, x in 0
    /// to 4 and y in 0 to 6: `- 20 26` is a line down the middle. Here the middle becomes (0, 0) and
    /// the height 1.
    static Stroke parse(String text) {
        var parts = text.split(" ", -1);
        var manner = switch (parts[0]) {
            case "-" -> Manner.SHARP;
            case "~" -> Manner.CURVED;
            case "o" -> Manner.CLOSED;
            default -> throw new IllegalArgumentException("a stroke begins with -, ~ or o, but was " + text);
        };
        var corners = new ArrayList<Point>();
        for (int i = 1; i < parts.length; i++) {
            corners.add(new Point((parts[i].charAt(0) - '2') / 6.0, (parts[i].charAt(1) - '3') / 6.0));
        }
        return new Stroke(manner, corners);
    }

    /// The points to join by straight lines: corners are cut twice, each time at a quarter and three
    /// quarters of the way to the next (G. Chaikin 1974), which nears a quadratic B-spline and takes
    /// nothing but sums and products.
    List<Point> path() {
        var path = new ArrayList<>(corners);
        if (manner == Manner.CLOSED) {
            path.add(corners.getFirst());
        }
        for (int round = 0; round < ROUNDS && manner != Manner.SHARP; round++) {
            path = cut(path);
        }
        return path;
    }

    private ArrayList<Point> cut(List<Point> path) {
        var fewerCorners = new ArrayList<Point>();
        if (manner == Manner.CURVED) {
            fewerCorners.add(path.getFirst());
        }
        for (int i = 1; i < path.size(); i++) {
            var from = path.get(i - 1);
            fewerCorners.add(from.towards(path.get(i), 0.25));
            fewerCorners.add(from.towards(path.get(i), 0.75));
        }
        fewerCorners.add(manner == Manner.CURVED ? path.getLast() : fewerCorners.getFirst());
        return fewerCorners;
    }
}
