package org.joryu.distill.data;

/// The inputs of many rows, kept as compactly as they came. Immutable: arrays are shared, never
/// changed.
sealed interface Rows permits FloatRows, ByteRows, NormalizedRows {

    /// How many rows there are.
    int count();

    /// How many numbers a row has.
    int size(int row);

    /// The numbers of a row, for reading only: they may be the ones that are kept.
    float[] row(int row);

    /// A copy of the numbers of a row.
    default float[] copy(int row) {
        var numbers = new float[size(row)];
        original(row, numbers);
        process(numbers);
        return numbers;
    }

    /// Puts the numbers of a row as they came, before what [#process] does to them, into an array.
    void original(int row, float[] into);

    /// Makes of the numbers of a row what a network gets.
    default void process(float[] original) {}

    /// The rows at `places`, in that order.
    Rows at(int[] places);
}
