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
    float[] copy(int row);

    /// A copy of the numbers of a row as they came, before what [#processed] does to them.
    default float[] original(int row) {
        return copy(row);
    }

    /// What becomes of numbers of a row on their way to a network. It may change the array that it is
    /// given, and return it.
    default float[] processed(float[] original) {
        return original;
    }

    /// The rows at `places`, in that order.
    Rows at(int[] places);
}
