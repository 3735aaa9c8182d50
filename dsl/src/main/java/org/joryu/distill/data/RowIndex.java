package org.joryu.distill.data;

import java.util.Arrays;
import java.util.function.IntToLongFunction;

/// Finds rows by their ids: a hash table of plain numbers, with open addressing.
final class RowIndex {

    private static final int NONE = -1;

    private final long[] ids;
    private final int[] rows;

    private RowIndex(int capacity) {
        this.ids = new long[capacity];
        this.rows = new int[capacity];
        Arrays.fill(rows, NONE);
    }

    /// @throws IllegalArgumentException if two rows have one id
    static RowIndex of(int count, IntToLongFunction idOf) {
        var index = new RowIndex(Integer.highestOneBit(Math.max(1, count)) << 2);
        for (int row = 0; row < count; row++) {
            long id = idOf.applyAsLong(row);
            int place = index.place(id);
            if (index.rows[place] != NONE) {
                throw new IllegalArgumentException("row ids must differ, but two rows have the id " + id);
            }
            index.ids[place] = id;
            index.rows[place] = row;
        }
        return index;
    }

    /// The row with that id; negative if there is none.
    int row(long id) {
        return rows[place(id)];
    }

    /// Where it is, or would be.
    private int place(long id) {
        // A multiplicative hash, as Knuth's in TAOCP 6.4: 2^64 over the golden ratio.
        int place = (int) ((id * 0x9E3779B97F4A7C15L) >>> 32) & (rows.length - 1);
        while (rows[place] != NONE && ids[place] != id) {
            place = (place + 1) & (rows.length - 1);
        }
        return place;
    }
}
