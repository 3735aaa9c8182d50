package org.joryu.distill.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/// An array that a model brings along: weights, constants.
///
/// @param name by which operators are given it
/// @param type of its numbers
/// @param shape none for a single number
/// @param bytes the numbers, little-endian, row by row; not changed
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody, and copied neither.
record Initializer(String name, ElementType type, List<Long> shape, byte[] bytes) {

    Initializer {
        shape = List.copyOf(shape);
    }

    static Initializer floats(String name, List<Long> shape, float... values) {
        var bytes = new byte[values.length * Float.BYTES];
        littleEndian(bytes).asFloatBuffer().put(values);
        return new Initializer(name, ElementType.FLOAT, shape, bytes);
    }

    static Initializer wholes(String name, List<Long> shape, List<Long> values) {
        var bytes = new byte[values.size() * Long.BYTES];
        values.forEach(littleEndian(bytes)::putLong);
        return new Initializer(name, ElementType.INT64, shape, bytes);
    }

    /// One number.
    static Initializer number(String name, ElementType type, double value) {
        var bytes = new byte[type.bytes()];
        var buffer = littleEndian(bytes);
        switch (type) {
            case FLOAT -> buffer.putFloat((float) value);
            case DOUBLE -> buffer.putDouble(value);
            case FLOAT16 -> buffer.putShort(Float.floatToFloat16((float) value));
            case BFLOAT16 -> buffer.putShort((short) (Float.floatToIntBits((float) value) >>> 16));
            case UINT8, INT8, BOOL -> buffer.put((byte) value);
            case INT16 -> buffer.putShort((short) value);
            case INT32 -> buffer.putInt((int) value);
            case INT64 -> buffer.putLong((long) value);
        }
        return new Initializer(name, type, List.of(), bytes);
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// The numbers, where they are 32-bit floats.
    float[] floats() {
        var values = new float[bytes.length / Float.BYTES];
        littleEndian(bytes).asFloatBuffer().get(values);
        return values;
    }

    Message message() {
        return new Message()
                .wholes(1, shape)
                .whole(2, type.code())
                .text(8, name)
                .bytes(9, bytes);
    }
}
