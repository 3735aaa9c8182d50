package org.joryu.distill.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.util.function.UnaryOperator;

/// A layer without tensors.
///
/// @param shape of the output, from that of the input
/// @param function gives a new array
record Fixed(UnaryOperator<Shape> shape, UnaryOperator<NDArray> function) implements Layer {

    static final Fixed RELU = new Fixed(UnaryOperator.identity(), Activation::relu);

    /// The input as it is.
    static final Fixed COPY = new Fixed(UnaryOperator.identity(), NDArray::duplicate);

    /// `(channels, height, width)` to the mean of each channel.
    static final Fixed MEAN = new Fixed(
            input -> new Shape(input.get(0)), maps -> maps.getNDArrayInternal().globalAvgPool());

    /// Any shape to one dimension.
    static final Fixed FLAT =
            new Fixed(input -> new Shape(input.size()), maps -> maps.reshape(maps.size(0), maps.size() / maps.size(0)));

    /// Rows of plain numbers to images.
    static Fixed unflatten(Shape image) {
        return new Fixed(row -> image, rows -> rows.reshape(new Shape(rows.size(0)).addAll(image)));
    }

    static Fixed maxPool(int kernel, int stride, int padding) {
        return new Fixed(
                input -> pooled(input, kernel, stride, padding),
                maps -> maps.getNDArrayInternal().maxPool(square(kernel), square(stride), square(padding), false));
    }

    static Fixed averagePool(int kernel, int stride, int padding) {
        return new Fixed(
                input -> pooled(input, kernel, stride, padding),
                maps -> maps.getNDArrayInternal()
                        .avgPool(square(kernel), square(stride), square(padding), false, true));
    }

    /// Deals the channels of each group in turn (Zhang et al., arXiv 1707.01083, §3.1).
    static Fixed shuffle(int groups) {
        return new Fixed(UnaryOperator.identity(), maps -> shuffle(maps, groups));
    }

    private static NDArray shuffle(NDArray maps, int groups) {
        var shape = maps.getShape();
        var dealt = new Shape(shape.get(0), groups, shape.get(1) / groups, shape.get(2), shape.get(3));
        try (var apart = maps.reshape(dealt);
                var turned = apart.transpose(0, 2, 1, 3, 4)) {
            return turned.reshape(shape);
        }
    }

    private static Shape pooled(Shape input, int kernel, int stride, int padding) {
        long height = Layer.slide(input.get(1), kernel, stride, padding);
        long width = Layer.slide(input.get(2), kernel, stride, padding);
        return new Shape(input.get(0), height, width);
    }

    private static Shape square(int side) {
        return new Shape(side, side);
    }

    @Override
    public Shape outputShape(Shape input) {
        return shape.apply(input);
    }

    @Override
    public NDArray apply(NDArray input, Pass pass) {
        return function.apply(input);
    }
}
