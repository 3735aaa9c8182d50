package org.joryu.distill.data;

import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float2Vector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.jspecify.annotations.Nullable;

/// The columns of a batch that hold logits, in a store's format.
final class LogitVectors {

    private final VectorSchemaRoot batch;
    private final int width;
    private final @Nullable TopLogits top;

    private LogitVectors(VectorSchemaRoot batch, int width, @Nullable TopLogits top) {
        this.batch = batch;
        this.width = width;
        this.top = top;
    }

    static LogitVectors of(VectorSchemaRoot batch, StoreOrigin origin) {
        int topK = origin.format().topK();
        return new LogitVectors(
                batch,
                origin.format().width(origin.classes()),
                topK == 0 ? null : new TopLogits(origin.classes(), topK));
    }

    /// @throws IllegalArgumentException if a logit is too large for the format
    void set(int row, float[] logits, long rowId) {
        var list = (FixedSizeListVector) batch.getVector(StoreSchema.LOGITS);
        list.setNotNull(row);
        if (top == null) {
            for (int label = 0; label < width; label++) {
                number(list.getDataVector(), row * width + label, logits[label], rowId);
            }
            return;
        }
        top.choose(logits);
        var classes = (FixedSizeListVector) batch.getVector(StoreSchema.CLASSES);
        classes.setNotNull(row);
        for (int rank = 0; rank < width; rank++) {
            number(list.getDataVector(), row * width + rank, top.logit(rank), rowId);
            ((IntVector) classes.getDataVector()).setSafe(row * width + rank, top.label(rank));
        }
        ((Float8Vector) batch.getVector(StoreSchema.TAIL)).setSafe(row, top.logTailMass());
    }

    private static void number(FieldVector vector, int place, float value, long rowId) {
        switch (vector) {
            case Float4Vector numbers -> numbers.setSafe(place, value);
            case Float2Vector numbers -> numbers.setSafe(place, half(value, rowId));
            default -> throw new AssertionError("no such format: " + vector.getField());
        }
    }

    private static short half(float value, long rowId) {
        short half = Float.floatToFloat16(value);
        if (Float.isInfinite(Float.float16ToFloat(half))) {
            throw new IllegalArgumentException(
                    "logits must lie in [-65504, 65504] to be kept as f16, but one is %s for the row with id %d: leave out .half()"
                            .formatted(value, rowId));
        }
        return half;
    }
}
