package org.joryu.distill.model;

import ai.djl.ndarray.types.Shape;

/// A place inside a network whose output can be looked at, as by losses that compare features.
///
/// In networks of images stage `stem` is what RepDistiller calls feature 0, `stage1` feature 1, and
/// so on; `pooled` is what the last linear layer sees.
///
/// @param name unique in its network
/// @param shape of the output for one row, without the batch: `(channels, height, width)` for
///     feature maps
public record Stage(String name, Shape shape) {

    @Override
    public String toString() {
        return name + " " + shape;
    }
}
