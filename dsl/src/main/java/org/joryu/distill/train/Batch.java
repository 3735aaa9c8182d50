package org.joryu.distill.train;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Which rows a step sees. The array is not copied: whoever makes one neither keeps nor changes it.
///
/// @param step counted from 1 over the whole training
/// @param epoch counted from 1
/// @param places of its rows in the train split
@SuppressWarnings("ArrayRecordComponent")
record Batch(long step, int epoch, long[] places) {

    /// The same rows in so many parts, which differ by one row at most, in their order.
    List<Batch> parts(int count) {
        return IntStream.range(0, count)
                .mapToObj(part ->
                        new Batch(step, epoch, Arrays.copyOfRange(places, start(part, count), start(part + 1, count))))
                .toList();
    }

    private int start(int part, int count) {
        return Math.toIntExact((long) part * places.length / count);
    }

    /// How much of a batch this part of it is, in (0, 1].
    double shareOf(Batch whole) {
        return (double) places.length / whole.places.length;
    }
}
