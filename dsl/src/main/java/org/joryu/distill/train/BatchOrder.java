package org.joryu.distill.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Which rows each step sees: every row once an epoch, in an order that depends on the seed and the
/// epoch only, so that two trainings with one seed see the same batches.
final class BatchOrder {

    private final int rows;
    private final int batchSize;
    private final SplittableRandom epochs;

    BatchOrder(int rows, int batchSize, long seed) {
        this.rows = rows;
        this.batchSize = batchSize;
        // Split once, so that the order owes nothing to the stream that drew the initial weights.
        this.epochs = new SplittableRandom(seed).split();
    }

    /// Goes on as if so many epochs had been asked for.
    void skip(int past) {
        for (int epoch = 0; epoch < past; epoch++) {
            epochs.split();
        }
    }

    /// The batches of the next epoch, as places in the train split.
    List<long[]> nextEpoch() {
        var random = epochs.split();
        var order = new long[rows];
        for (int i = 0; i < rows; i++) {
            // Fisher and Yates, inside out.
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        var batches = new ArrayList<long[]>();
        for (int from = 0; from < rows; from += batchSize) {
            batches.add(Arrays.copyOfRange(order, from, Math.min(from + batchSize, rows)));
        }
        return batches;
    }
}
