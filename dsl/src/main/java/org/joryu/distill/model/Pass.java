package org.joryu.distill.model;

import ai.djl.ndarray.NDArray;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// One forward pass through layers: the arrays of their tensors, taken in the order in which the
/// layers declared them.
final class Pass {

    private final Iterator<NDArray> tensors;
    private final boolean training;
    private final @Nullable NDArray rows;

    /// @param rows what the whole network was given; null where only a part of it is run
    Pass(Iterator<NDArray> tensors, boolean training, @Nullable NDArray rows) {
        this.tensors = tensors;
        this.training = training;
        this.rows = rows;
    }

    /// The next tensor's array.
    NDArray next() {
        return tensors.next();
    }

    boolean training() {
        return training;
    }

    /// What the whole network was given, or null.
    @Nullable NDArray rows() {
        return rows;
    }
}
