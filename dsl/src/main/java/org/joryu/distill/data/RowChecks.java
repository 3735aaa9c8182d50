package org.joryu.distill.data;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/// What must hold of rows before anything is trained on them.
final class RowChecks {

    private RowChecks() {}

    static void check(float[][] features, int[] labels, List<String> classNames, long[] inputShape) {
        if (features.length == 0) {
            throw new IllegalArgumentException("features must have at least one row, but are empty: bring some data");
        }
        if (labels.length != features.length) {
            throw new IllegalArgumentException(
                    "labels must have one entry per row of features, but there are %d for %d rows"
                            .formatted(labels.length, features.length));
        }
        if (classNames.size() < 2 || new HashSet<>(classNames).size() != classNames.size()) {
            throw new IllegalArgumentException(
                    "classNames must be at least two different names, but were " + classNames);
        }
        checkShape(features, inputShape);
        checkValues(features);
        for (int row = 0; row < labels.length; row++) {
            if (labels[row] < 0 || labels[row] >= classNames.size()) {
                throw new IllegalArgumentException(
                        "labels must be in [0, %d], one for each class name, but row %d has %d"
                                .formatted(classNames.size() - 1, row, labels[row]));
            }
        }
    }

    private static void checkShape(float[][] features, long[] inputShape) {
        long size = 1;
        for (long extent : inputShape) {
            size *= extent;
        }
        if (inputShape.length == 0 || Arrays.stream(inputShape).anyMatch(extent -> extent < 1)) {
            throw new IllegalArgumentException(
                    "inputShape must have extents ≥ 1, but was " + Arrays.toString(inputShape));
        }
        for (int row = 0; row < features.length; row++) {
            if (features[row].length != size) {
                throw new IllegalArgumentException(
                        "features must have rows of %d values, as inputShape %s says, but row %d has %d"
                                .formatted(size, Arrays.toString(inputShape), row, features[row].length));
            }
        }
    }

    private static void checkValues(float[][] features) {
        for (int row = 0; row < features.length; row++) {
            for (int column = 0; column < features[row].length; column++) {
                if (!Float.isFinite(features[row][column])) {
                    throw new IllegalArgumentException(
                            "features must be finite, but row %d has %s in column %d: drop the row or fill the value in"
                                    .formatted(row, features[row][column], column));
                }
            }
        }
    }
}
