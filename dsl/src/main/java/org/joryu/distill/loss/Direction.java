package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;

/// Vectors of length 1, without the infinite gradients of a root at 0.
final class Direction {

    private static final int EUCLIDEAN = 2;

    private Direction() {}

    /// `x/‖x‖` along an axis; a vector of zeros, as a dead ReLU gives it, stays one and has a finite
    /// gradient.
    static NDArray of(NDArray vectors, int axis) {
        return quotient(vectors, length(vectors, axis, true));
    }

    /// `‖x‖` along an axis; its gradient is 0 where it is 0.
    static NDArray length(NDArray vectors, int axis, boolean keepAxis) {
        return vectors.norm(EUCLIDEAN, new int[] {axis}, keepAxis);
    }

    /// `a/b`, and `a` where `b` is 0.
    static NDArray quotient(NDArray dividend, NDArray divisor) {
        return dividend.div(divisor.add(divisor.eq(0).toType(divisor.getDataType(), false)));
    }
}
