package org.joryu.distill.data;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.dataset.RandomAccessDataset;
import ai.djl.translate.TranslateException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/// Labelled rows from a data set of DJL, of its `basicdataset` or of one's own.
///
/// ```java
/// var data = DjlDataset.read("mine", mine, List.of("no", "yes"));
/// ```
public final class DjlDataset {

    private DjlDataset() {}

    /// Prepares the data set and reads its records one by one. Numbers stay as they are.
    ///
    /// A row's id is its index there. Rows have the shape of the first record and are split by
    /// [SplitRule#THREE_ONE_ONE].
    ///
    /// @param name a short name
    /// @param source each record one array of numbers, and one whole number as its label
    /// @param classNames by label
    /// @throws IllegalArgumentException if a record holds something else
    /// @throws UncheckedIOException if it cannot be prepared or read
    public static Dataset read(String name, RandomAccessDataset source, List<String> classNames) {
        try (var manager = NDManager.newBaseManager()) {
            source.prepare();
            int count = Math.toIntExact(source.size());
            var rows = new float[count][];
            var labels = new int[count];
            var shape = new long[0];
            for (int row = 0; row < count; row++) {
                try (var step = manager.newSubManager()) {
                    var record = source.get(step, row);
                    var data = single(record.getData(), "data", row);
                    shape = row == 0 ? data.getShape().getShape() : shape;
                    rows[row] = data.toType(DataType.FLOAT32, false).toFloatArray();
                    labels[row] = label(single(record.getLabels(), "labels", row), row);
                }
            }
            // An array without dimensions is one number.
            return Dataset.of(
                    name,
                    new FloatRows(rows),
                    labels,
                    classNames,
                    shape.length == 0 ? new long[] {1} : shape,
                    SplitRule.THREE_ONE_ONE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        } catch (TranslateException e) {
            throw new IllegalArgumentException(
                    "source must be a data set that can be prepared, but %s cannot: %s".formatted(name, e.getMessage()),
                    e);
        }
    }

    private static NDArray single(NDList arrays, String part, int row) {
        if (arrays.size() != 1) {
            throw new IllegalArgumentException("source must have one array as %s of each record, but record %d has %d"
                    .formatted(part, row, arrays.size()));
        }
        return arrays.getFirst();
    }

    private static int label(NDArray array, int row) {
        var values = array.toType(DataType.FLOAT64, false).toDoubleArray();
        if (values.length != 1 || values[0] != Math.rint(values[0])) {
            throw new IllegalArgumentException(
                    "source must have one whole number as label of each record, but record %d has %s"
                            .formatted(row, Arrays.toString(values)));
        }
        return (int) values[0];
    }
}
