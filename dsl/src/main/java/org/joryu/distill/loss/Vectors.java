package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/// Features as vectors, one for each row.
final class Vectors {

    private static final int MAPS = 4;
    private static final int TOKENS = 3;
    private static final int[] LENGTH = {1};

    private Vectors() {}

    /// Maps and tokens averaged whole, vectors as they are: shape `(B, D)`.
    static NDArray of(NDArray feature) {
        return switch (feature.getShape().dimension()) {
            case MAPS -> Pooling.whole(feature);
            case TOKENS -> feature.mean(LENGTH);
            default -> feature;
        };
    }

    /// How many numbers a vector then has.
    ///
    /// @param feature the shape for one row: `(C, H, W)`, `(L, D)` or `(D)`
    static long width(Shape feature) {
        return feature.dimension() == MAPS - 1 ? feature.get(0) : feature.get(feature.dimension() - 1);
    }

    /// Each row divided by its length; rows of zeros stay so.
    static NDArray unit(NDArray vectors) {
        return Direction.of(vectors, 1);
    }
}
