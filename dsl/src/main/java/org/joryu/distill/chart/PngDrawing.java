package org.joryu.distill.chart;

import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Component;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;

/// Draws a chart's SVG as PNG. The ground is transparent and the ink mid-toned, so it can be read on a
/// white page and on a dark one.
final class PngDrawing {

    private static final int PIXELS_PER_UNIT = 2;

    private static final Map<RenderingHints.Key, Object> HINTS = Map.of(
            RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON,
            RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE,
            // Colored sub-pixels need an opaque ground.
            RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON,
            RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);

    private PngDrawing() {}

    static byte[] of(Chart chart) {
        var scene = Scene.of(chart);
        // A picture has no text around it whose color it could take.
        var svg = SvgDrawing.of(scene).replace("currentColor", Ink.TEXT.color());
        var document = new SVGLoader()
                .load(
                        new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)),
                        null,
                        LoaderContext.createDefault());
        var image = new BufferedImage(
                scene.width() * PIXELS_PER_UNIT, scene.height() * PIXELS_PER_UNIT, BufferedImage.TYPE_INT_ARGB);
        var graphics = image.createGraphics();
        try {
            graphics.scale(PIXELS_PER_UNIT, PIXELS_PER_UNIT);
            graphics.addRenderingHints(HINTS);
            Objects.requireNonNull(document, "what we draw is SVG")
                    .render((Component) null, graphics, new ViewBox(0, 0, scene.width(), scene.height()));
        } finally {
            graphics.dispose();
        }
        return encode(image);
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
