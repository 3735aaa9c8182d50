package org.joryu.distill.data;

/// A teacher's logits for the rows of one split, read from a store when they are asked for.
///
/// ```java
/// var logits = SoftTargetStore.open(file).logits(digits().train());
/// logits.toArrays()[0];    // 10 numbers
/// ```
public final class StoredLogits {

    private final StoreColumns columns;
    private final int[] places;

    /// @param places of the split's rows in the file
    StoredLogits(StoreColumns columns, int[] places) {
        this.columns = columns;
        this.places = places;
    }

    /// How many rows there are.
    public int rows() {
        return places.length;
    }

    /// How many logits a row has.
    public int classes() {
        return columns.classes();
    }

    /// Puts the logits of a row into an array, from `at` on.
    ///
    /// @param row its place in the split, in `[0, rows())`
    public void copy(int row, float[] into, int at) {
        columns.copyLogits(places[row], into, at);
    }

    /// All of them, a row of numbers each.
    public float[][] toArrays() {
        var logits = new float[rows()][classes()];
        for (int row = 0; row < logits.length; row++) {
            copy(row, logits[row], 0);
        }
        return logits;
    }
}
