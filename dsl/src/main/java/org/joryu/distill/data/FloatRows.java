package org.joryu.distill.data;

/// Rows that came as numbers.
final class FloatRows implements Rows {

    private final float[][] values;

    /// Takes the arrays as they are: whoever calls this neither keeps nor changes them.
    FloatRows(float[][] values) {
        this.values = values;
    }

    @Override
    public int count() {
        return values.length;
    }

    @Override
    public int size(int row) {
        return values[row].length;
    }

    @Override
    public float[] row(int row) {
        return values[row];
    }

    @Override
    public void original(int row, float[] into) {
        System.arraycopy(values[row], 0, into, 0, values[row].length);
    }

    @Override
    public Rows at(int[] places) {
        var chosen = new float[places.length][];
        for (int i = 0; i < places.length; i++) {
            chosen[i] = values[places[i]];
        }
        return new FloatRows(chosen);
    }
}
