package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/// A linear layer over the width of a feature: on maps `(B, C, H, W)` a convolution of 1×1 over the
/// channels, else over the last axis.
final class Linear {

    private static final int AXES_OF_MAPS = 4;

    private Linear() {}

    /// Channels of maps, or the last extent, of a shape without the batch.
    static long width(Shape shape) {
        return Extent.MAP.has(shape) ? shape.get(0) : shape.get(shape.dimension() - 1);
    }

    /// @param weight shape `(to, from)`
    static NDArray apply(NDArray feature, NDArray weight) {
        var shape = feature.getShape();
        if (shape.dimension() != AXES_OF_MAPS) {
            return feature.matMul(weight.transpose());
        }
        return weight.matMul(feature.reshape(shape.get(0), shape.get(1), -1))
                .reshape(shape.get(0), weight.size(0), shape.get(2), shape.get(3));
    }

    /// @param bias shape `(to)`
    static NDArray apply(NDArray feature, NDArray weight, NDArray bias) {
        return apply(feature, weight).add(alongWidth(bias, feature));
    }

    /// One number for each channel of maps, or each place of the last axis, so that it can be added to
    /// a feature.
    static NDArray alongWidth(NDArray numbers, NDArray feature) {
        return feature.getShape().dimension() == AXES_OF_MAPS ? numbers.reshape(1, -1, 1, 1) : numbers;
    }
}
