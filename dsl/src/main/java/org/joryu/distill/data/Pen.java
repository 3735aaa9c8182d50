package org.joryu.distill.data;

import java.util.Arrays;
import org.joryu.distill.data.Stroke.Point;

/// Draws lines into a square of pixels. Edges are smooth: a pixel's ink falls from 1 to 0 over the one
/// pixel around the border of the line, by the distance of its middle.
///
/// Nothing but sums, products and square roots, which are the same bits everywhere.
final class Pen {

    private final int side;
    private final float halfWidth;
    private final float[] squares;

    /// @param halfWidth of a line, in pixels
    Pen(int side, double halfWidth) {
        this.side = side;
        this.halfWidth = (float) halfWidth;
        this.squares = new float[side * side];
        Arrays.fill(squares, Float.POSITIVE_INFINITY);
    }

    /// A line between two places, in pixels from the upper left corner.
    void line(Point from, Point to) {
        float x0 = (float) from.x();
        float y0 = (float) from.y();
        float dx = (float) to.x() - x0;
        float dy = (float) to.y() - y0;
        float length = dx * dx + dy * dy;
        int left = first(Math.min(x0, x0 + dx));
        int right = last(Math.max(x0, x0 + dx));
        int top = first(Math.min(y0, y0 + dy));
        int bottom = last(Math.max(y0, y0 + dy));
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                float px = x + 0.5f - x0;
                float py = y + 0.5f - y0;
                float along = length > 0 ? Math.clamp((px * dx + py * dy) / length, 0f, 1f) : 0;
                float awayX = px - along * dx;
                float awayY = py - along * dy;
                squares[y * side + x] = Math.min(squares[y * side + x], awayX * awayX + awayY * awayY);
            }
        }
    }

    private int first(float place) {
        return Math.max(0, (int) Math.floor(place - halfWidth - 1));
    }

    private int last(float place) {
        return Math.min(side - 1, (int) Math.ceil(place + halfWidth + 1));
    }

    /// The ink of each pixel, line after line, from 0 to 1.
    float[] ink() {
        var ink = new float[squares.length];
        for (int i = 0; i < ink.length; i++) {
            ink[i] = Math.clamp(halfWidth + 0.5f - (float) Math.sqrt(squares[i]), 0f, 1f);
        }
        return ink;
    }
}
