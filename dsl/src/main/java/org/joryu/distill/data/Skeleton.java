package org.joryu.distill.data;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.joryu.distill.data.Stroke.Point;

/// What all drawings of a class of glyphs have in common: the strokes, around (0, 0), 1 high.
record Skeleton(String name, List<Stroke> strokes) {

    Skeleton {
        strokes = List.copyOf(strokes);
    }

    /// Strokes as [Stroke#parse] reads them, between commas.
    static Skeleton parse(String name, String strokes) {
        return new Skeleton(
                name, Stream.of(strokes.split(", ", -1)).map(Stroke::parse).toList());
    }

    /// The same with every corner moved.
    Skeleton moved(UnaryOperator<Point> move) {
        return new Skeleton(
                name,
                strokes.stream()
                        .map(stroke -> new Stroke(
                                stroke.manner(),
                                stroke.corners().stream().map(move).toList()))
                        .toList());
    }

    /// The ink of its pixels, for corners in pixels.
    float[] ink(int side, double halfWidth) {
        var pen = new Pen(side, halfWidth);
        for (var stroke : strokes) {
            var path = stroke.path();
            for (int i = 1; i < path.size(); i++) {
                pen.line(path.get(i - 1), path.get(i));
            }
        }
        return pen.ink();
    }
}
