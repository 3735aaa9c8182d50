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
    /// as many. Pixels are repeated or left out, never blended.
    ///
    /// @param side the longer side that is wanted, ≥ 1
    public byte[] thumbnail(int side) {
        int longer = Math.max(width, height);
        if (longer < side) {
            return png(Math.ceilDiv(side, longer));
        }
        return everyNth(longer / side).png(1);
    }

    private Picture everyNth(int n) {
        int fewerColumns = Math.ceilDiv(width, n);
        int fewerLines = Math.ceilDiv(height, n);
        var fewer = new byte[fewerColumns * fewerLines * channels];
        for (int y = 0; y < fewerLines; y++) {
            for (int x = 0; x < fewerColumns; x++) {
                System.arraycopy(
                        samples,
                        (y * n * width + x * n) * channels,
                        fewer,
                        (y * fewerColumns + x) * channels,
                        channels);
            }
        }
        return new Picture(fewerColumns, fewerLines, channels, fewer);
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
