package org.joryu.distill.data;

import org.joryu.distill.data.Stroke.Point;

/// One drawing of a skeleton: every corner off its place a little, the whole turned, slanted, stretched
/// and moved, in a pen and colours of its own, with noise.
///
/// All is drawn from one stream of chance in a fixed order, the noise last.
final class GlyphDrawing {

    private static final double WOBBLE = 0.025;
    private static final double LARGEST_TURN = StrictMath.toRadians(12);
    private static final double LARGEST_SLANT = 0.2;
    private static final double SMALLEST_SIZE = 0.6;
    private static final double LARGEST_SIZE = 0.78;
    private static final double LARGEST_MOVE = 0.07;
    private static final double THINNEST = 0.035;
    private static final double THICKEST = 0.06;
    private static final int BRIGHTEST = 255;

    private final Glyphs glyphs;
    private final Chance chance;

    GlyphDrawing(Glyphs glyphs, int row) {
        this.glyphs = glyphs;
        this.chance = Chance.of(glyphs.seed(), row);
    }

    /// Pixels from 0 to 255, plane after plane.
    byte[] of(Skeleton skeleton) {
        int side = glyphs.side();
        var wobbly = skeleton.moved(
                point -> new Point(point.x() + WOBBLE * chance.gaussian(), point.y() + WOBBLE * chance.gaussian()));
        var pixels = wobbly.moved(attitude()::moved);
        var ink = pixels.ink(side, side * chance.between(THINNEST, THICKEST));
        return bytes(glyphs.inColor() ? colored(ink) : grey(ink));
    }

    private Attitude attitude() {
        double angle = chance.between(-LARGEST_TURN, LARGEST_TURN);
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        double slant = chance.between(-LARGEST_SLANT, LARGEST_SLANT);
        double width = glyphs.side() * chance.between(SMALLEST_SIZE, LARGEST_SIZE);
        double height = glyphs.side() * chance.between(SMALLEST_SIZE, LARGEST_SIZE);
        double middleX = glyphs.side() * (0.5 + chance.between(-LARGEST_MOVE, LARGEST_MOVE));
        double middleY = glyphs.side() * (0.5 + chance.between(-LARGEST_MOVE, LARGEST_MOVE));
        return new Attitude(
                cos * width, (cos * slant - sin) * height, middleX, sin * width, (sin * slant + cos) * height, middleY);
    }

    private float[] grey(float[] ink) {
        var canvas = new float[ink.length];
        paint(canvas, 0, ink, 0, chance.between(0.7, 1));
        return canvas;
    }

    private float[] colored(float[] ink) {
        var canvas = new float[3 * ink.length];
        for (int plane = 0; plane < canvas.length; plane += ink.length) {
            paint(canvas, plane, ink, chance.between(0, 0.45), chance.between(0.55, 1));
        }
        return canvas;
    }

    private static void paint(float[] canvas, int plane, float[] ink, double paper, double color) {
        for (int i = 0; i < ink.length; i++) {
            canvas[plane + i] = (float) (paper + ink[i] * (color - paper));
        }
    }

    private byte[] bytes(float[] canvas) {
        var bytes = new byte[canvas.length];
        for (int i = 0; i < bytes.length; i++) {
            double noisy = glyphs.noise() == 0 ? canvas[i] : canvas[i] + glyphs.noise() * chance.gaussian();
            bytes[i] = (byte) Math.round(BRIGHTEST * Math.clamp(noisy, 0, 1));
        }
        return bytes;
    }

    /// Where the corners of a skeleton come to lie.
    private record Attitude(double xx, double xy, double x, double yx, double yy, double y) {

        Point moved(Point corner) {
            return new Point(xx * corner.x() + xy * corner.y() + x, yx * corner.x() + yy * corner.y() + y);
        }
    }
}
