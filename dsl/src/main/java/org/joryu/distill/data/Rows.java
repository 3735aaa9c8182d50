package org.joryu.distill.data;

/// The inputs of many rows, kept as compactly as they came. Immutable: arrays are shared, never
/// changed.
sealed interface Rows permits FloatRows, ByteRows {

    /// How many rows there are.
    int count();

    /// How many numbers a row has.
    int size(int row);

    /// The numbers of a row, for reading only: they may be the ones that are kept.
    float[] row(int row);

    /// A copy of the numbers of a row.
    float[] copy(int row);

    /// The rows at `places`, in that order.
    Rows at(int[] places);
}
