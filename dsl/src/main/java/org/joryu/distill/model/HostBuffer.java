package org.joryu.distill.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/// Memory outside of the heap that rows are put together in. On a CPU an array can be the buffer itself, without a
/// copy.
///
/// ```java
/// var buffer = HostBuffer.allocate(2 * 3);
/// buffer.numbers().put(row).put(another);
/// manager.create(buffer.bytes(2 * 3), new Shape(2, 3), DataType.FLOAT32);
/// ```
///
/// @param all aligned
public record HostBuffer(ByteBuffer all) {

    /// libtorch's own arrays begin at a multiple of this. MKL may add up in another order where they do not,
    /// and a batch is to give the same numbers wherever it was put together.
    private static final int ALIGNMENT = 64;

    /// Room for so many 32-bit floats, of whatever values.
    public static HostBuffer allocate(int numbers) {
        int needed = Math.ceilDiv(Math.multiplyExact(numbers, Float.BYTES), ALIGNMENT) * ALIGNMENT;
        // An aligned slice loses at both ends what is over, and where a buffer begins is up to malloc.
        var bytes = ByteBuffer.allocateDirect(Math.addExact(needed, ALIGNMENT));
        return new HostBuffer(bytes.alignedSlice(ALIGNMENT).order(ByteOrder.nativeOrder()));
    }

    /// How many numbers there is room for, as many as were asked for or some more.
    public int capacity() {
        return all.capacity() / Float.BYTES;
    }

    /// Where to put numbers, from the first on.
    public FloatBuffer numbers() {
        return all.asFloatBuffer();
    }

    /// The first numbers, for an array.
    public ByteBuffer bytes(int numbers) {
        return all.slice(0, numbers * Float.BYTES).order(ByteOrder.nativeOrder());
    }
}
