package org.joryu.distill.data;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/// What must hold of rows before anything is trained on them.
final class RowChecks {

    private RowChecks() {}

    static void check(Rows features, int[] labels, List<String> classNames, long[] inputShape) {
        if (features.count() == 0) {
            throw new IllegalArgumentException("features must have at least one row, but are empty: bring some data");
        }
        if (labels.length != features.count()) {
            throw new IllegalArgumentException(
                    "labels must have one entry per row of features, but there are %d for %d rows"
                            .formatted(labels.length, features.count()));
        }
        if (classNames.size() < 2 || new HashSet<>(classNames).size() != classNames.size()) {
            throw new IllegalArgumentException(
                    "classNames must be at least two different names, but were " + classNames);
        }
        checkShape(features, inputShape);
        switch (features) {
            case FloatRows _, NormalizedRows _ -> checkValues(features);
            case ByteRows _ -> {
                // Every byte is a pixel.
            }
        }
        for (int row = 0; row < labels.length; row++) {
            if (labels[row] < 0 || labels[row] >= classNames.size()) {
                throw new IllegalArgumentException(
                        "labels must be in [0, %d], one for each class name, but row %d has %d"
                                .formatted(classNames.size() - 1, row, labels[row]));
            }
        }
    }

    private static void checkShape(Rows features, long[] inputShape) {
        long size = 1;
        for (long extent : inputShape) {
            size *= extent;
        }
        if (inputShape.length == 0 || Arrays.stream(inputShape).anyMatch(extent -> extent < 1)) {
            throw new IllegalArgumentException(
                    "inputShape must have extents ≥ 1, but was " + Arrays.toString(inputShape));
        }
        for (int row = 0; row < features.count(); row++) {
            if (features.size(row) != size) {
                throw new IllegalArgumentException(
                        "features must have rows of %d values, as inputShape %s says, but row %d has %d"
                                .formatted(size, Arrays.toString(inputShape), row, features.size(row)));
            }
        }
    }

    private static void checkValues(Rows features) {
        for (int row = 0; row < features.count(); row++) {
            var values = features.row(row);
            for (int column = 0; column < values.length; column++) {
                if (!Float.isFinite(values[column])) {
                    throw new IllegalArgumentException(
                            "features must be finite, but row %d has %s in column %d: drop the row or fill the value in"
                                    .formatted(row, values[column], column));
                }
            }
        }
    }
}
