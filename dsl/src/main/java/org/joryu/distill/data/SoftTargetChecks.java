package org.joryu.distill.data;

import java.util.HashSet;
import java.util.List;

/// What arrays must be like to be soft targets.
final class SoftTargetChecks {

    private SoftTargetChecks() {}

    static void source(List<String> classNames, double temperature, long[] inputShape) {
        if (classNames.size() < 2) {
            throw new IllegalArgumentException("classNames must hold at least 2 names, but holds " + classNames.size()
                    + ": a distribution over fewer says nothing");
        }
        var seen = new HashSet<String>();
        for (var name : classNames) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException(
                        "classNames must differ, but \"" + name + "\" occurs twice: give each class a name of its own");
            }
        }
        temperature(temperature);
        if (inputShape.length == 0) {
            throw new IllegalArgumentException(
                    "inputShape must have at least one axis, but has none: {64}, say, or {8, 8}");
        }
        for (int axis = 0; axis < inputShape.length; axis++) {
            if (inputShape[axis] < 1) {
                throw new IllegalArgumentException("inputShape[%d] must be ≥ 1, but was %d: say how a row is laid out"
                        .formatted(axis, inputShape[axis]));
            }
        }
    }

    static void temperature(double temperature) {
        if (!(temperature > 0) || Double.isInfinite(temperature)) {
            throw new IllegalArgumentException("temperature must be finite and > 0, but was " + temperature
                    + ": 1 leaves the answers as they are, 4 softens them");
        }
    }

    static void rows(
            SoftTargetSource source,
            long[] rowIds,
            int[] labels,
            float[][] teacherLogits,
            float[][] studentLogits,
            float[][] inputs) {
        int classes = source.classNames().size();
        perRow("labels", labels.length, rowIds.length);
        for (int row = 0; row < labels.length; row++) {
            if (labels[row] < 0 || labels[row] >= classes) {
                throw new IllegalArgumentException(
                        "labels[%d] must be in [0, %d], but was %d: a label is the place of its class in classNames"
                                .formatted(row, classes - 1, labels[row]));
            }
        }
        numbers("teacherLogits", teacherLogits, rowIds.length, classes, "one per class");
        numbers("studentLogits", studentLogits, rowIds.length, classes, "one per class");
        long inputSize = 1;
        for (long axis : source.inputShape()) {
            inputSize *= axis;
        }
        numbers("inputs", inputs, rowIds.length, inputSize, "as inputShape says");
    }

    private static void numbers(String name, float[][] values, int rows, long size, String why) {
        perRow(name, values.length, rows);
        for (int row = 0; row < rows; row++) {
            if (values[row].length != size) {
                throw new IllegalArgumentException("%s[%d] must have %d numbers, %s, but has %d: pass every row whole"
                        .formatted(name, row, size, why, values[row].length));
            }
            for (int i = 0; i < size; i++) {
                if (!Float.isFinite(values[row][i])) {
                    throw new IllegalArgumentException(
                            "%s[%d][%d] must be finite, but was %s: find where it left the range, or leave the row out"
                                    .formatted(name, row, i, values[row][i]));
                }
            }
        }
    }

    private static void perRow(String name, int length, int rows) {
        if (length != rows) {
            throw new IllegalArgumentException(
                    "%s must have %d rows, as rowIds has, but has %d: pass the same rows in the same order"
                            .formatted(name, rows, length));
        }
    }

    static void count(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("n must be ≥ 1, but was " + n + ": say how many rows to keep");
        }
    }
}
