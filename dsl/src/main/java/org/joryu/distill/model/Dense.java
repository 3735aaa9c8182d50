package org.joryu.distill.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import java.util.function.Consumer;

/// A linear layer over the last dimension.
///
/// @param weight how the weights begin
/// @param bias how the biases begin
record Dense(int in, int out, Initial weight, Initial bias) implements Layer {

    /// Beginning as PyTorch's `Linear` does.
    static Dense plain(int in, int out) {
        return new Dense(in, out, Initial.fanIn(in), Initial.fanIn(in));
    }

    @Override
    public Shape outputShape(Shape input) {
        return input.slice(0, input.dimension() - 1).add(out);
    }

    @Override
    public long multiplyAccumulates(Shape input) {
        return input.size() * out;
    }

    @Override
    public void declare(String name, Consumer<TensorSpec> tensors) {
        tensors.accept(new TensorSpec(Layer.join(name, "weight"), new Shape(out, in), weight));
        tensors.accept(new TensorSpec(Layer.join(name, "bias"), new Shape(out), bias));
    }

    @Override
    public NDArray apply(NDArray input, Pass pass) {
        return Linear.linear(input, pass.next(), pass.next()).singletonOrThrow();
    }
}
