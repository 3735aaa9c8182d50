package org.joryu.distill.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The numbers of a batch's rows as one array on a CPU, written anew for each batch: to allocate an array, and
/// to free it, takes longer than a small network's layer.
final class RowNumbers {

    private final ByteBuffer memory;
    private final NDArray array;

    /// @param owner of the array, on a CPU
    /// @param rows in each batch
    RowNumbers(NDManager owner, int rows) {
        this.memory = ByteBuffer.allocateDirect(rows * Long.BYTES).order(ByteOrder.nativeOrder());
        // The buffer itself, without a copy.
        this.array = owner.create(memory.duplicate().order(ByteOrder.nativeOrder()), new Shape(rows), DataType.INT64);
    }

    /// The array, which holds these until it is asked for again.
    NDArray of(long[] places) {
        memory.asLongBuffer().put(0, places);
        return array;
    }
}
