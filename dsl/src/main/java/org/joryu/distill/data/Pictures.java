package org.joryu.distill.data;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// Makes pictures of rows that are laid out as images, and reads them back from PNG.
final class Pictures {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private Pictures() {}

    /// Whether rows of that shape are images: `{h, w}`, `{1, h, w}` or `{3, h, w}`.
    static boolean isImage(long[] shape) {
        return (shape.length == 2 || (shape.length == 3 && (shape[0] == 1 || shape[0] == 3)))
                && shape[shape.length - 1] > 1
                && shape[shape.length - 2] > 1;
    }

    /// A picture of every row, all on one scale from the smallest number to the largest; none if
    /// the rows are no images.
    static List<Picture> of(float[][] rows, long[] shape) {
        if (!isImage(shape)) {
            return List.of();
        }
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (var row : rows) {
            for (float value : row) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        var pictures = new ArrayList<Picture>(rows.length);
        for (var row : rows) {
            pictures.add(picture(row, shape, low, high > low ? high - low : 1));
        }
        return List.copyOf(pictures);
    }

    private static Picture picture(float[] row, long[] shape, float low, float range) {
        int width = (int) shape[shape.length - 1];
        int height = (int) shape[shape.length - 2];
        int channels = shape.length == 3 ? (int) shape[0] : 1;
        var samples = new byte[row.length];
        for (int channel = 0; channel < channels; channel++) {
            for (int pixel = 0; pixel < width * height; pixel++) {
                float share = (row[channel * width * height + pixel] - low) / range;
                samples[pixel * channels + channel] = (byte) Math.round(255 * share);
            }
        }
        return new Picture(width, height, channels, samples);
    }

    /// Whether it begins as a PNG file of at most 4 million pixels does: a few bytes may claim to be more
    /// than memory holds.
    static boolean isSmallPng(byte[] file) {
        if (file.length < 24 || !Arrays.equals(file, 0, 8, SIGNATURE, 0, 8)) {
            return false;
        }
        var header = ByteBuffer.wrap(file);
        long width = header.getInt(16);
        long height = header.getInt(20);
        return width > 0 && height > 0 && width * height <= 4_000_000;
    }

    /// @throws IOException if it is no PNG
    static Picture read(byte[] png) throws IOException {
        @Nullable BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        if (image == null) {
            throw new IOException("not a PNG image");
        }
        int channels = image.getRaster().getNumBands() == 1 ? 1 : 3;
        var samples = new byte[image.getWidth() * image.getHeight() * channels];
        for (int pixel = 0; pixel < image.getWidth() * image.getHeight(); pixel++) {
            int x = pixel % image.getWidth();
            int y = pixel / image.getWidth();
            if (channels == 1) {
                // The raw sample: getRGB would bend grey through a colour profile.
                samples[pixel] = (byte) image.getRaster().getSample(x, y, 0);
            } else {
                int rgb = image.getRGB(x, y);
                samples[3 * pixel] = (byte) (rgb >> 16);
                samples[3 * pixel + 1] = (byte) (rgb >> 8);
                samples[3 * pixel + 2] = (byte) rgb;
            }
        }
        return new Picture(image.getWidth(), image.getHeight(), channels, samples);
    }
}
