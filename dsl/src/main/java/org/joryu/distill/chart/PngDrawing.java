package org.joryu.distill.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// Draws a scene as PNG, with twice the pixels so that it is sharp on today's screens. The ground
/// is transparent and the ink mid-toned, so it can be read on a white page and on a dark one.
final class PngDrawing {

    private static final int PIXELS_PER_UNIT = 2;

    private final Graphics2D graphics;

    private PngDrawing(Graphics2D graphics) {
        this.graphics = graphics;
    }

    static byte[] of(Scene scene) {
        var image = new BufferedImage(
                scene.width() * PIXELS_PER_UNIT, scene.height() * PIXELS_PER_UNIT, BufferedImage.TYPE_INT_ARGB);
        var graphics = image.createGraphics();
        try {
            graphics.scale(PIXELS_PER_UNIT, PIXELS_PER_UNIT);
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            // Colored sub-pixels need an opaque ground.
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            scene.marks().forEach(new PngDrawing(graphics)::draw);
        } finally {
            graphics.dispose();
        }
        return encode(image);
    }

    private void draw(Mark mark) {
        graphics.setColor(color(mark.ink()));
        switch (mark) {
            case Mark.Line line -> draw(line);
            case Mark.Dot dot ->
                graphics.fill(new Ellipse2D.Double(
                        dot.center().x() - dot.radius(),
                        dot.center().y() - dot.radius(),
                        2 * dot.radius(),
                        2 * dot.radius()));
            case Mark.Area area -> draw(area);
            case Mark.Text text -> draw(text);
        }
    }

    private void draw(Mark.Area area) {
        var opaque = color(area.ink());
        int alpha = (int) Math.round(255 * area.opacity());
        graphics.setColor(new Color(opaque.getRed(), opaque.getGreen(), opaque.getBlue(), alpha));
        graphics.fill(new Rectangle2D.Double(
                area.from().x(),
                area.from().y(),
                area.to().x() - area.from().x(),
                area.to().y() - area.from().y()));
    }

    private void draw(Mark.Line line) {
        var path = new Path2D.Double();
        for (var point : line.points()) {
            if (path.getCurrentPoint() == null) {
                path.moveTo(point.x(), point.y());
            } else {
                path.lineTo(point.x(), point.y());
            }
        }
        graphics.setStroke(new BasicStroke(
                (float) line.width(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dashes(line.dash()), 0));
        graphics.draw(path);
    }

    private static float @Nullable [] dashes(Dash dash) {
        var lengths = new float[dash.lengths().size()];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = dash.lengths().get(i);
        }
        return lengths.length == 0 ? null : lengths;
    }

    private void draw(Mark.Text text) {
        graphics.setFont(
                new Font(Font.SANS_SERIF, text.bold() ? Font.BOLD : Font.PLAIN, 1).deriveFont((float) text.size()));
        double width = graphics.getFont()
                .getStringBounds(text.words(), graphics.getFontRenderContext())
                .getWidth();
        double before = switch (text.anchor()) {
            case START -> 0;
            case MIDDLE -> width / 2;
            case END -> width;
        };
        graphics.drawString(text.words(), (float) (text.at().x() - before), (float)
                text.at().y());
    }

    private static Color color(Ink ink) {
        long rgb = Long.parseLong(ink.color().substring(1), 16);
        return ink.color().length() == 7
                ? new Color((int) rgb)
                : new Color(
                        (int) (rgb >> 24) & 0xff, (int) (rgb >> 16) & 0xff, (int) (rgb >> 8) & 0xff, (int) rgb & 0xff);
    }

    private static byte[] encode(BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return bytes.toByteArray();
    }
}
