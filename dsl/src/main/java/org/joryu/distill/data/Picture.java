package org.joryu.distill.data;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/// A row of inputs as a small picture, grey or RGB. Immutable.
///
/// It writes its own PNG (W3C PNG specification, third edition), so that no thumbnail depends on
/// the fonts and libraries that AWT asks for.
///
/// ```java
/// softTargets.picture(0).map(picture -> picture.png(5));    // five times as large, sharp edges
/// ```
public final class Picture {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private final int width;
    private final int height;
    private final int channels;
    private final byte[] samples;

    /// @param samples row by row, the channels of a pixel side by side
    Picture(int width, int height, int channels, byte[] samples) {
        this.width = width;
        this.height = height;
        this.channels = channels;
        this.samples = samples;
    }

    /// Pixels in a line.
    public int width() {
        return width;
    }

    /// Lines.
    public int height() {
        return height;
    }

    /// The picture as a PNG file, every pixel drawn as a square.
    ///
    /// @param scale the side of that square, ≥ 1
    public byte[] png(int scale) {
        if (scale < 1) {
            throw new IllegalArgumentException("scale must be ≥ 1, but was %d: 1 is the size itself".formatted(scale));
        }
        var file = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(file)) {
            out.write(SIGNATURE);
            chunk(out, "IHDR", header(scale));
            chunk(out, "IDAT", pixels(scale));
            chunk(out, "IEND", new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return file.toByteArray();
    }

    /// The picture as a PNG file whose longer side has at least `side` pixels and less than twice
    /// as many: small ones of whole squares, large ones of means.
    ///
    /// @param side the longer side that is wanted, ≥ 1
    public byte[] thumbnail(int side) {
        if (side < 1) {
            throw new IllegalArgumentException(
                    "side must be ≥ 1, but was %d: 40 is seen well in a table".formatted(side));
        }
        int longer = Math.max(width, height);
        return longer < side
                ? png(Math.ceilDiv(side, longer))
                : longer < 2 * side ? png(1) : withLongerSide(side).png(1);
    }

    /// The same in at most so many bytes, for which it may have fewer pixels, each shown larger.
    ///
    /// ```java
    /// picture.thumbnail(40, 2000);
    /// ```
    ///
    /// @param side the longer side that is wanted, ≥ 1
    /// @param bytes ≥ 200, what a picture of a few pixels takes
    public byte[] thumbnail(int side, int bytes) {
        if (bytes < 200) {
            throw new IllegalArgumentException(
                    "bytes must be ≥ 200, but was %d: a PNG file takes as many".formatted(bytes));
        }
        var file = thumbnail(side);
        for (int fewer = Math.min(side, Math.max(width, height)); file.length > bytes; fewer = fewer * 9 / 10) {
            file = withLongerSide(fewer).png(1);
        }
        return file;
    }

    /// Fewer pixels, each the mean of what it covers.
    private Picture withLongerSide(int side) {
        double factor = (double) Math.max(width, height) / side;
        int columns = Math.max(1, (int) Math.round(width / factor));
        int lines = Math.max(1, (int) Math.round(height / factor));
        var fewer = new byte[columns * lines * channels];
        for (int y = 0; y < lines; y++) {
            for (int x = 0; x < columns; x++) {
                for (int channel = 0; channel < channels; channel++) {
                    fewer[(y * columns + x) * channels + channel] = mean(
                            (double) x * width / columns,
                            (double) (x + 1) * width / columns,
                            (double) y * height / lines,
                            (double) (y + 1) * height / lines,
                            channel);
                }
            }
        }
        return new Picture(columns, lines, channels, fewer);
    }

    /// Of the pixels of a rectangle, those that it cuts by the share that lies in it.
    private byte mean(double left, double right, double top, double bottom, int channel) {
        double sum = 0;
        for (int y = (int) top; y < Math.min(height, bottom); y++) {
            double high = Math.min(y + 1, bottom) - Math.max(y, top);
            for (int x = (int) left; x < Math.min(width, right); x++) {
                double wide = Math.min(x + 1, right) - Math.max(x, left);
                sum += high * wide * Byte.toUnsignedInt(samples[(y * width + x) * channels + channel]);
            }
        }
        return (byte) Math.round(sum / ((right - left) * (bottom - top)));
    }

    private byte[] header(int scale) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(width * scale);
            out.writeInt(height * scale);
            out.writeByte(Byte.SIZE);
            out.writeByte(channels == 3 ? 2 : 0);
            // Compression and filter methods 0, the only ones there are, and no interlacing.
            out.write(new byte[3]);
        }
        return bytes.toByteArray();
    }

    private byte[] pixels(int scale) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(bytes)) {
            for (int y = 0; y < height * scale; y++) {
                out.write(0);
                for (int x = 0; x < width * scale; x++) {
                    out.write(samples, (y / scale * width + x / scale) * channels, channels);
                }
            }
        }
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        var name = type.getBytes(StandardCharsets.US_ASCII);
        var crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) crc.getValue());
    }
}
