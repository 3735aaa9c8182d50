package org.joryu.distill.train;

/// Which rows a step sees. The array is not copied: whoever makes one neither keeps nor changes it.
///
/// @param step counted from 1 over the whole training
/// @param epoch counted from 1
/// @param places of its rows in the train split
@SuppressWarnings("ArrayRecordComponent")
record Batch(long step, int epoch, long[] places) {}
