package org.joryu.distill.data;

import java.util.BitSet;

/// Holds the rows of a split against those of a store.
final class StoreRows {

    private StoreRows() {}

    /// The places in the split of rows that the store lacks.
    ///
    /// @param places of the split's rows in the store, negative where it has none
    static BitSet missing(int[] places) {
        var missing = new BitSet();
        for (int row = 0; row < places.length; row++) {
            missing.set(row, places[row] < 0);
        }
        return missing;
    }

    /// The places in the split of rows that held other numbers when the teacher saw them.
    static BitSet other(StoreColumns columns, int[] places, Split split) {
        var content = new RowContent();
        var other = new BitSet();
        for (int row = 0; row < places.length; row++) {
            other.set(row, columns.content(places[row]) != content.of(split, row));
        }
        return other;
    }
}
