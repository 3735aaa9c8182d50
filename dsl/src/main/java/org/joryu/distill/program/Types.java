package org.joryu.distill.program;

import ai.djl.ndarray.types.DataType;

/// The numbers by which programs call the types of arrays: those of `c10::ScalarType`.
final class Types {

    private Types() {}

    static int code(DataType type) {
        return switch (type) {
            case UINT8 -> 0;
            case INT8 -> 1;
            case INT16 -> 2;
            case INT32 -> 3;
            case INT64 -> 4;
            case FLOAT16 -> 5;
            case FLOAT32 -> 6;
            case FLOAT64 -> 7;
            case BOOLEAN -> 11;
            case BFLOAT16 -> 15;
            default -> throw new NotRecordableException("it uses numbers of type " + type);
        };
    }

    /// What holds numbers of a type in an archive.
    static String storage(DataType type) {
        return switch (type) {
            case UINT8 -> "ByteStorage";
            case INT8 -> "CharStorage";
            case INT16 -> "ShortStorage";
            case INT32 -> "IntStorage";
            case INT64 -> "LongStorage";
            case FLOAT16 -> "HalfStorage";
            case FLOAT32 -> "FloatStorage";
            case FLOAT64 -> "DoubleStorage";
            case BOOLEAN -> "BoolStorage";
            case BFLOAT16 -> "BFloat16Storage";
            default -> throw new NotRecordableException("it uses numbers of type " + type);
        };
    }
}
