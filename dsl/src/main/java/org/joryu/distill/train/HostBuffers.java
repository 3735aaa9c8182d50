package org.joryu.distill.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.joryu.distill.model.HostBuffer;

/// Memory outside of the heap that batches are put together in, used again and again: what is newly
/// allocated has to be zeroed and paged in, and is given back only when the collector comes by.
///
/// On a CPU an array is the buffer itself, without a copy; so the buffer is used again only once the array is
/// closed, with the step that asked for it. On a GPU the array is a copy.
///
/// Rows are not copied from pinned memory. Nothing in the JNI of DJL 0.36 allocates it or registers what Java
/// has allocated: `torchFromBlob` and `torchTo` call libtorch's `to(device)`, which there has no
/// `non_blocking`, so the training's thread waits for a copy to a GPU. What overlaps all the same is the work
/// before it: while the device computes a step, the next batches are gathered and augmented on other threads.
final class HostBuffers {

    private final ConcurrentLinkedQueue<HostBuffer> free = new ConcurrentLinkedQueue<>();
    private final List<Lent> lent = new ArrayList<>();

    /// A buffer of so many numbers, of whatever values. Any thread may ask.
    HostBuffer take(int numbers) {
        var buffer = free.poll();
        return buffer != null && buffer.capacity() >= numbers ? buffer : HostBuffer.allocate(numbers);
    }

    /// The rows that were put into a buffer, as an array on the manager's device.
    NDArray lend(HostBuffer buffer, Shape shape, NDManager manager) {
        reclaim();
        var array = manager.create(buffer.bytes(Math.toIntExact(shape.size())), shape, DataType.FLOAT32);
        lent.add(new Lent(buffer, array));
        return array;
    }

    private void reclaim() {
        for (Iterator<Lent> each = lent.iterator(); each.hasNext(); ) {
            var one = each.next();
            if (((PtNDArray) one.array).isReleased()) {
                each.remove();
                free.add(one.buffer);
            }
        }
    }

    private record Lent(HostBuffer buffer, NDArray array) {}
}
