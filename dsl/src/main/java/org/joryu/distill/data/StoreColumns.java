package org.joryu.distill.data;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.List;

/// The columns of a store where they lie in its mapped file; nothing of them is on the heap.
///
/// @param file all of it
/// @param batches all but the last have as many rows as the first
/// @param classes how many logits a row has when all are there
/// @param format what the file has of them
record StoreColumns(MemorySegment file, List<Batch> batches, int classes, StoreFormat format) {

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfDouble DOUBLE =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /// Where the values of one batch begin in the file; the last two are 0 where the format has no such
    /// columns.
    record Batch(int rows, long ids, long contents, long logits, long labels, long tails) {}

    StoreColumns {
        batches = List.copyOf(batches);
    }

    int rows() {
        return batches.stream().mapToInt(Batch::rows).sum();
    }

    private Batch batchOf(int row) {
        return batches.get(row / batches.getFirst().rows());
    }

    private int within(int row) {
        return row % batches.getFirst().rows();
    }

    long id(int row) {
        return file.get(LONG, batchOf(row).ids() + (long) within(row) * Long.BYTES);
    }

    long content(int row) {
        return file.get(LONG, batchOf(row).contents() + (long) within(row) * Long.BYTES);
    }

    /// Puts the logits of all classes into an array, from `at` on.
    void copyLogits(int row, float[] into, int at) {
        var batch = batchOf(row);
        int width = format.width(classes);
        if (format.topK() == 0) {
            copyNumbers(batch, within(row), into, at, width);
            return;
        }
        var top = new float[width];
        copyNumbers(batch, within(row), top, 0, width);
        var labels = new int[width];
        MemorySegment.copy(file, INT, batch.labels() + (long) within(row) * width * Integer.BYTES, labels, 0, width);
        double tail = file.get(DOUBLE, batch.tails() + (long) within(row) * Double.BYTES);
        TopLogits.restore(labels, top, tail, classes, into, at);
    }

    private void copyNumbers(Batch batch, int row, float[] into, int at, int width) {
        if (format.half()) {
            long from = batch.logits() + (long) row * width * Short.BYTES;
            for (int i = 0; i < width; i++) {
                into[at + i] = Float.float16ToFloat(file.get(SHORT, from + (long) i * Short.BYTES));
            }
        } else {
            MemorySegment.copy(file, FLOAT, batch.logits() + (long) row * width * Float.BYTES, into, at, width);
        }
    }
}
