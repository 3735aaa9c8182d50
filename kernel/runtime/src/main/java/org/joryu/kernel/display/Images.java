package org.joryu.kernel.display;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.joryu.notebook.MimeBundle;
import org.joryu.notebook.Renderer;

/// Shows images as PNG.
public final class Images {

    /// The type of the values that are images.
    public static final String TYPE = "java.awt.image.RenderedImage";

    private Images() {}

    /// Their renderer. Whoever calls this has AWT loaded.
    public static Renderer<?> renderer() {
        return Renderer.of(RenderedImage.class, Images::bundle);
    }

    private static MimeBundle bundle(RenderedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        return MimeBundle.text("%s, %d × %d pixels".formatted(image.getClass().getSimpleName(), width, height))
                .with(MimeBundle.PNG, Base64.getEncoder().encodeToString(png(image)))
                .withMetadata(MimeBundle.PNG, Map.of("width", width, "height", height));
    }

    private static byte[] png(RenderedImage image) {
        var bytes = new ByteArrayOutputStream();
        // Not ImageIO's own stream, which makes a temporary file.
        try (var stream = new MemoryCacheImageOutputStream(bytes)) {
            // What PNG has no place for, such as CMYK, is drawn in colours that it has.
            if (!ImageIO.write(image, "png", stream) && !ImageIO.write(drawn(image), "png", stream)) {
                throw new IllegalStateException("this JDK writes no PNG: its ImageIO has no writer for it");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static RenderedImage drawn(RenderedImage image) {
        var drawn = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
        var graphics = drawn.createGraphics();
        try {
            graphics.drawRenderedImage(image, AffineTransform.getTranslateInstance(-image.getMinX(), -image.getMinY()));
        } finally {
            graphics.dispose();
        }
        return drawn;
    }
}
