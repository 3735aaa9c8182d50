package org.joryu.distill.model;

import java.util.SplittableRandom;

/// Rows of normally distributed numbers, the same each time.
final class RandomRows {

    private RandomRows() {}

    static float[][] of(int count, int size) {
        var random = new SplittableRandom(1);
        var rows = new float[count][size];
        for (var row : rows) {
            for (int i = 0; i < size; i++) {
                row[i] = (float) random.nextGaussian();
            }
        }
        return rows;
    }
}
