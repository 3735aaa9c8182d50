package org.joryu.distill.data;

/// Rows of pixels as the bytes that they are in their file, a quarter of the memory of numbers. A
/// row becomes numbers in [0, 1], byte/255, whenever somebody asks for it.
final class ByteRows implements Rows {

    private static final float BRIGHTEST = 255;

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
    public float[] copy(int row) {
        var pixels = bytes[row];
        var numbers = new float[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            numbers[i] = Byte.toUnsignedInt(pixels[i]) / BRIGHTEST;
        }
        return numbers;
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
