package org.joryu.distill.data;

import java.util.Arrays;

/// One part of a data set: labelled rows, each with the id it had in the original file. Immutable.
///
/// ```java
/// var dev = digits().dev();
/// dev.features()[0];    // 64 numbers in [0, 1]
/// dev.rowIds()[0];      // 23, its place in the original file
/// ```
public final class Split {

    private final String name;
    private final long[] rowIds;
    private final float[][] features;
    private final int[] labels;

    /// Takes the arrays as they are: whoever calls this neither keeps nor changes them.
    Split(String name, long[] rowIds, float[][] features, int[] labels) {
        this.name = name;
        this.rowIds = rowIds;
        this.features = features;
        this.labels = labels;
    }

    /// The rows at `places`, in that order. Rows are shared, which is safe as nothing changes
    /// them.
    Split at(int[] places) {
        var ids = new long[places.length];
        var rows = new float[places.length][];
        var classes = new int[places.length];
        for (int i = 0; i < places.length; i++) {
            ids[i] = rowIds[places[i]];
            rows[i] = features[places[i]];
            classes[i] = labels[places[i]];
        }
        return new Split(name, ids, rows, classes);
    }

    /// `train`, `dev` or `test`.
    public String name() {
        return name;
    }

    /// How many rows it has.
    public int size() {
        return labels.length;
    }

    /// A copy of the ids: the rows' places in the original file, counted from 0.
    public long[] rowIds() {
        return rowIds.clone();
    }

    /// A copy of the labels, each in `[0, classes)`.
    public int[] labels() {
        return labels.clone();
    }

    /// A copy of the inputs, a row of numbers each.
    public float[][] features() {
        var copy = new float[features.length][];
        Arrays.setAll(copy, row -> features[row].clone());
        return copy;
    }

    /// For reading only.
    float[] row(int place) {
        return features[place];
    }

    /// For reading only.
    int label(int place) {
        return labels[place];
    }

    /// For reading only.
    long rowId(int place) {
        return rowIds[place];
    }

    @Override
    public String toString() {
        return name + ": " + size() + " rows";
    }
}
