package org.joryu.distill.loss;

import ai.djl.ndarray.types.Shape;

/// What a stage gives for one row, by the number of its extents.
enum Extent {

    /// `(D)`.
    VECTOR(1),

    /// `(L, D)`.
    TOKENS(2),

    /// `(C, H, W)`.
    MAP(3);

    private final int extents;

    Extent(int extents) {
        this.extents = extents;
    }

    /// Whether a shape, without the batch, is such a one.
    boolean has(Shape shape) {
        return shape.dimension() == extents;
    }
}
