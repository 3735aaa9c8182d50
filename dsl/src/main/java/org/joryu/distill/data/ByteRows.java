package org.joryu.distill.data;

/// Rows of pixels as the bytes that they are in their file, a quarter of the memory of numbers. A
/// row becomes numbers in [0, 1], byte/255, whenever somebody asks for it.
final class ByteRows implements Rows {

    /// Looked up, as a division takes longer.
    private static final float[] NUMBERS = new float[256];

    static {
        for (int pixel = 0; pixel < NUMBERS.length; pixel++) {
            NUMBERS[pixel] = pixel / 255f;
        }
    }

    private final byte[][] bytes;

    /// Takes the arrays as they are: whoever calls this neither keeps nor changes them.
    ByteRows(byte[][] bytes) {
        this.bytes = bytes;
    }

    @Override
    public int count() {
        return bytes.length;
    }

    @Override
    public int size(int row) {
        return bytes[row].length;
    }

    @Override
    public float[] row(int row) {
        return copy(row);
    }

    @Override
    public void original(int row, float[] into) {
        var pixels = bytes[row];
        for (int i = 0; i < pixels.length; i++) {
            into[i] = NUMBERS[Byte.toUnsignedInt(pixels[i])];
        }
    }

    @Override
    public Rows at(int[] places) {
        var chosen = new byte[places.length][];
        for (int i = 0; i < places.length; i++) {
            chosen[i] = bytes[places[i]];
        }
        return new ByteRows(chosen);
    }
}
