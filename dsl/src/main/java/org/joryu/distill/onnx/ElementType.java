package org.joryu.distill.onnx;

import ai.djl.ndarray.types.DataType;
import org.joryu.distill.program.NotRecordableException;

/// What numbers are, with ONNX's names and codes (`TensorProto.DataType`).
enum ElementType {
    FLOAT(1, 4),
    UINT8(2, 1),
    INT8(3, 1),
    INT16(5, 2),
    INT32(6, 4),
    INT64(7, 8),
    BOOL(9, 1),
    FLOAT16(10, 2),
    DOUBLE(11, 8),
    BFLOAT16(16, 2);

    private final int code;
    private final int bytes;

    ElementType(int code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    /// Of one number.
    int bytes() {
        return bytes;
    }

    int code() {
        return code;
    }

    boolean isFloating() {
        return switch (this) {
            case FLOAT, FLOAT16, DOUBLE, BFLOAT16 -> true;
            case UINT8, INT8, INT16, INT32, INT64, BOOL -> false;
        };
    }

    static ElementType of(DataType type) {
        return switch (type) {
            case FLOAT32 -> FLOAT;
            case FLOAT64 -> DOUBLE;
            case FLOAT16 -> FLOAT16;
            case BFLOAT16 -> BFLOAT16;
            case UINT8 -> UINT8;
            case INT8 -> INT8;
            case INT16 -> INT16;
            case INT32 -> INT32;
            case INT64 -> INT64;
            case BOOLEAN -> BOOL;
            default -> throw new NotRecordableException("it uses numbers of type " + type);
        };
    }
}
