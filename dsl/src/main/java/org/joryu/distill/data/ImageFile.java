package org.joryu.distill.data;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// One image from a file, brought to a size. Computed here and not by AWT, so that the same file is
/// the same row everywhere.
final class ImageFile {

    private ImageFile() {}

    /// Three planes, red first, of the middle square as `side`×`side` pixels.
    static byte[] read(Path file, int side) {
        @Nullable BufferedImage image;
        try {
            image = ImageIO.read(file.toFile());
        } catch (IOException | RuntimeException e) {
            // ImageIO's readers throw anything at a damaged file.
            throw new UncheckedIOException(
                    "cannot read %s (%s): remove it or save it again".formatted(file, e.getMessage()),
                    e instanceof IOException failure ? failure : new IOException(e));
        }
        if (image == null) {
            throw new IllegalArgumentException(
                    "an image must be PNG or JPEG, but %s is neither, whatever its name says: remove it"
                            .formatted(file));
        }
        var planes = new byte[3 * side * side];
        for (int channel = 0; channel < 3; channel++) {
            square(image, channel, side, planes);
        }
        return planes;
    }

    private static void square(BufferedImage image, int channel, int side, byte[] planes) {
        int square = Math.min(image.getWidth(), image.getHeight());
        int left = (image.getWidth() - square) / 2;
        int top = (image.getHeight() - square) / 2;
        double step = (double) square / side;
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                double mean = mean(image, channel, left + x * step, top + y * step, step);
                planes[(channel * side + y) * side + x] = (byte) Math.round(mean);
            }
        }
    }

    /// The mean over a square that may begin and end within pixels.
    private static double mean(BufferedImage image, int channel, double left, double top, double step) {
        double sum = 0;
        int bottom = Math.min(image.getHeight(), (int) Math.ceil(top + step));
        int right = Math.min(image.getWidth(), (int) Math.ceil(left + step));
        double area = 0;
        for (int y = (int) top; y < bottom; y++) {
            double high = Math.min(y + 1, top + step) - Math.max(y, top);
            for (int x = (int) left; x < right; x++) {
                double share = high * (Math.min(x + 1, left + step) - Math.max(x, left));
                area += share;
                sum += share * sample(image, channel, x, y);
            }
        }
        return sum / area;
    }

    private static int sample(BufferedImage image, int channel, int x, int y) {
        if (image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY) {
            // The raw sample: getRGB would bend grey through a colour profile.
            int most = (1 << image.getSampleModel().getSampleSize(0)) - 1;
            return Math.round(255f * image.getRaster().getSample(x, y, 0) / most);
        }
        return image.getRGB(x, y) >> (16 - 8 * channel) & 0xff;
    }
}
