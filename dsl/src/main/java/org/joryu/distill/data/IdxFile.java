package org.joryu.distill.data;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// A file in the format of MNIST: a magic number that tells type and dimensions, the extents, then
/// unsigned bytes; numbers are big-endian (Y. LeCun, C. Cortes and C. Burges, "The MNIST database").
final class IdxFile {

    /// Unsigned bytes in three dimensions.
    private static final int IMAGES = 0x0803;

    /// Unsigned bytes in one dimension.
    private static final int LABELS = 0x0801;

    private IdxFile() {}

    /// A row of `side`² bytes for each image.
    static byte[][] images(String name, byte[] file, int side) {
        var header = header(name, file, IMAGES, 3);
        int count = header[0];
        if (header[1] != side || header[2] != side) {
            throw new IllegalArgumentException("%s must hold images of %d×%d pixels, but has %d×%d: is it another set?"
                    .formatted(name, side, side, header[1], header[2]));
        }
        var rows = new byte[count][];
        for (int row = 0; row < count; row++) {
            int from = 16 + row * side * side;
            rows[row] = Arrays.copyOfRange(file, from, from + side * side);
        }
        return rows;
    }

    static int[] labels(String name, byte[] file) {
        var labels = new int[header(name, file, LABELS, 1)[0]];
        Arrays.setAll(labels, row -> Byte.toUnsignedInt(file[8 + row]));
        return labels;
    }

    private static int[] header(String name, byte[] file, int magic, int dimensions) {
        int start = Integer.BYTES * (1 + dimensions);
        var in = ByteBuffer.wrap(file);
        int found = file.length < start ? 0 : in.getInt();
        if (found != magic) {
            throw new IllegalArgumentException(
                    "%s must begin with 0x%08x, as IDX files of %d dimensions do, but is of %,d bytes and begins with 0x%08x: get it again"
                            .formatted(name, magic, dimensions, file.length, found));
        }
        var extents = new int[dimensions];
        long size = 1;
        for (int i = 0; i < dimensions; i++) {
            extents[i] = in.getInt();
            size *= extents[i];
        }
        if (file.length - start != size) {
            throw new IllegalArgumentException(
                    "%s must have %,d bytes after its header %s, but has %,d: it is damaged, get it again"
                            .formatted(name, size, Arrays.toString(extents), file.length - start));
        }
        return extents;
    }
}
