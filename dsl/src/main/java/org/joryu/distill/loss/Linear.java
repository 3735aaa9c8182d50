package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;

/// A linear map over the width of a feature: on maps `(B, C, H, W)` a convolution of 1×1 over the
/// channels, else over the last axis.
final class Linear {

    private static final int AXES_OF_MAPS = 4;

    private Linear() {}

    /// @param weight shape `(to, from)`
    static NDArray apply(NDArray feature, NDArray weight) {
        var shape = feature.getShape();
        if (shape.dimension() != AXES_OF_MAPS) {
            return feature.matMul(weight.transpose());
        }
        return weight.matMul(feature.reshape(shape.get(0), shape.get(1), -1))
                .reshape(shape.get(0), weight.size(0), shape.get(2), shape.get(3));
    }

    /// One number for each channel of maps, or each place of the last axis, so that it can be added to
    /// a feature.
    static NDArray alongWidth(NDArray numbers, NDArray feature) {
        return feature.getShape().dimension() == AXES_OF_MAPS ? numbers.reshape(1, -1, 1, 1) : numbers;
    }
}
