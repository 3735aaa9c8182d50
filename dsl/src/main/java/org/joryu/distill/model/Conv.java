package org.joryu.distill.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A square convolution over `(channels, height, width)`.
///
/// @param groups divides `in` and `out`
/// @param weight how the weights begin
/// @param bias how the biases begin; null where there are none
record Conv(
        int in,
        int out,
        int kernel,
        int stride,
        int padding,
        int groups,
        Initial weight,
        @Nullable Initial bias) implements Layer {

    /// As most references do before BatchNorm: without biases, kaiming_normal over fan_out.
    static Conv fanOut(int in, int out, int kernel, int stride) {
        return fanOut(in, out, kernel, stride, 1);
    }

    static Conv fanOut(int in, int out, int kernel, int stride, int groups) {
        var weight = Initial.fanOut((long) kernel * kernel * out);
        return new Conv(in, out, kernel, stride, kernel / 2, groups, weight, null);
    }

    /// Without biases, beginning as PyTorch's `Conv2d` does.
    static Conv plain(int in, int out, int kernel, int stride, int groups) {
        var weight = Initial.fanIn((long) kernel * kernel * (in / groups));
        return new Conv(in, out, kernel, stride, kernel / 2, groups, weight, null);
    }

    /// With biases, beginning as PyTorch's `Conv2d` does.
    static Conv biased(int in, int out, int kernel, int padding) {
        var initial = Initial.fanIn((long) kernel * kernel * in);
        return new Conv(in, out, kernel, 1, padding, 1, initial, initial);
    }

    @Override
    public Shape outputShape(Shape input) {
        long height = Layer.slide(input.get(1), kernel, stride, padding);
        long width = Layer.slide(input.get(2), kernel, stride, padding);
        return new Shape(out, height, width);
    }

    @Override
    public long multiplyAccumulates(Shape input) {
        return outputShape(input).size() * (in / groups) * kernel * kernel;
    }

    @Override
    public void declare(String name, Consumer<TensorSpec> tensors) {
        tensors.accept(new TensorSpec(Layer.join(name, "weight"), new Shape(out, in / groups, kernel, kernel), weight));
        if (bias != null) {
            tensors.accept(new TensorSpec(Layer.join(name, "bias"), new Shape(out), bias));
        }
    }

    @Override
    @SuppressWarnings("NullAway") // DJL takes null for a convolution without biases.
    public NDArray apply(NDArray input, Pass pass) {
        var weights = pass.next();
        var biases = bias == null ? null : pass.next();
        return Conv2d.conv2d(
                        input,
                        weights,
                        biases,
                        new Shape(stride, stride),
                        new Shape(padding, padding),
                        new Shape(1, 1),
                        groups)
                .singletonOrThrow();
    }
}
