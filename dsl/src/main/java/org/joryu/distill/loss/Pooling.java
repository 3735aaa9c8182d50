package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/// Means over space, of any size to any smaller one.
final class Pooling {

    private static final int[] PIXELS = {2};

    private Pooling() {}

    /// The mean of each map: `(B, C, H, W)` to `(B, C)`.
    static NDArray whole(NDArray maps) {
        var shape = maps.getShape();
        // DJL means along one axis at a time.
        return maps.reshape(shape.get(0), shape.get(1), shape.get(2) * shape.get(3))
                .mean(PIXELS);
    }

    /// Adaptive average pooling, as PyTorch's `adaptive_avg_pool2d`: output pixel i is the mean of the
    /// inputs from ⌊i·in/out⌋ to ⌈(i + 1)·in/out⌉.
    ///
    /// @param maps shape `(B, C, H, W)`
    /// @return shape `(B, C, height, width)`
    static NDArray to(NDArray maps, long height, long width) {
        var shape = maps.getShape();
        var lines = shape.get(2) == height
                ? maps
                : means(maps, shape.get(2), height).matMul(maps);
        return shape.get(3) == width
                ? lines
                : lines.matMul(means(maps, shape.get(3), width).transpose());
    }

    /// Maps of another size, smaller or larger, as PyTorch's `interpolate` with `mode="nearest"`: output
    /// pixel i is the input's ⌊i·in/out⌋.
    ///
    /// @param maps shape `(B, C, H, W)`
    /// @return shape `(B, C, height, width)`
    static NDArray nearest(NDArray maps, long height, long width) {
        var shape = maps.getShape();
        var lines = shape.get(2) == height
                ? maps
                : choices(maps, shape.get(2), height).matMul(maps);
        return shape.get(3) == width
                ? lines
                : lines.matMul(choices(maps, shape.get(3), width).transpose());
    }

    private static NDArray choices(NDArray companion, long from, long to) {
        var weights = new double[Math.toIntExact(from * to)];
        for (long row = 0; row < to; row++) {
            weights[Math.toIntExact(row * from + row * from / to)] = 1;
        }
        return matrix(companion, weights, to, from);
    }

    private static NDArray means(NDArray companion, long from, long to) {
        var weights = new double[Math.toIntExact(from * to)];
        for (long row = 0; row < to; row++) {
            long first = row * from / to;
            long end = Math.ceilDiv((row + 1) * from, to);
            for (long column = first; column < end; column++) {
                weights[Math.toIntExact(row * from + column)] = 1.0 / (end - first);
            }
        }
        return matrix(companion, weights, to, from);
    }

    private static NDArray matrix(NDArray companion, double[] values, long rows, long columns) {
        NDManager manager = companion.getManager();
        return manager.create(values, new Shape(rows, columns)).toType(companion.getDataType(), false);
    }
}
