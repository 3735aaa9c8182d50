package org.joryu.distill.data;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

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
    private final Rows rows;
    private final int[] labels;
    private final long[] inputShape;

    /// Takes the arrays as they are: whoever calls this neither keeps nor changes them.
    Split(String name, long[] rowIds, Rows rows, int[] labels, long[] inputShape) {
        this.name = name;
        this.rowIds = rowIds;
        this.rows = rows;
        this.labels = labels;
        this.inputShape = inputShape;
    }

    /// The rows at `places`, in that order. Rows are shared, which is safe as nothing changes
    /// them.
    Split at(int... places) {
        var ids = new long[places.length];
        var classes = new int[places.length];
        for (int i = 0; i < places.length; i++) {
            ids[i] = rowIds[places[i]];
            classes[i] = labels[places[i]];
        }
        return new Split(name, ids, rows.at(places), classes, inputShape);
    }

    /// The same rows, normalized.
    Split normalized(Normalization normalization) {
        return new Split(name, rowIds, normalization.of(rows, inputShape), labels, inputShape);
    }

    /// The rows from one place to before another.
    Split between(int from, int to) {
        return at(IntStream.range(from, to).toArray());
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

    /// A copy of all inputs, a row of numbers each. Images read from files are kept as bytes, and
    /// take four times their memory here; a batch of them is [#features(int...)].
    public float[][] features() {
        var copy = new float[size()][];
        Arrays.setAll(copy, rows::copy);
        return copy;
    }

    /// A copy of some inputs, a row of numbers each, in the order of `places`.
    ///
    /// @param places in `[0, size())`
    public float[][] features(int... places) {
        var copy = new float[places.length][];
        Arrays.setAll(copy, i -> rows.copy(Objects.checkIndex(places[i], size())));
        return copy;
    }

    /// What a row is laid out as, for example `{8, 8}`.
    public long[] inputShape() {
        return inputShape.clone();
    }

    /// How many numbers a row has.
    public int inputSize() {
        return rows.size(0);
    }

    /// A picture of a row as it came, where rows are laid out as images.
    ///
    /// ```java
    /// digits().test().picture(0)
    /// ```
    ///
    /// @param place in `[0, size())`
    public Optional<Picture> picture(int place) {
        return Pictures.of(new float[][] {original(Objects.checkIndex(place, size()))}, inputShape).stream()
                .findFirst();
    }

    /// For reading only.
    float[] row(int place) {
        return rows.row(place);
    }

    boolean isNormalized() {
        return rows instanceof NormalizedRows;
    }

    /// A copy of the numbers of a row as they came.
    float[] original(int place) {
        var numbers = new float[rows.size(place)];
        rows.original(place, numbers);
        return numbers;
    }

    /// Puts the numbers of a row as they came into an array.
    void original(int place, float[] into) {
        rows.original(place, into);
    }

    /// Makes of such numbers what a network gets.
    void process(float[] original) {
        rows.process(original);
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
