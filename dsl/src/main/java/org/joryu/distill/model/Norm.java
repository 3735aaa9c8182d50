package org.joryu.distill.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.norm.BatchNorm;
import java.util.function.Consumer;

/// Batch normalization over channels (Ioffe and Szegedy, arXiv 1502.03167), with PyTorch's ε = 1e-5
/// and a tenth of every batch in the running statistics.
record Norm(int channels) implements Layer {

    private static final float EPSILON = 1e-5f;

    /// What stays of the running statistics: DJL's momentum is one less PyTorch's.
    private static final float MOMENTUM = 0.9f;

    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    public void declare(String name, Consumer<TensorSpec> tensors) {
        var shape = new Shape(channels);
        tensors.accept(new TensorSpec(Layer.join(name, "weight"), shape, Initial.Constant.ONE));
        tensors.accept(new TensorSpec(Layer.join(name, "bias"), shape, Initial.Constant.ZERO));
        tensors.accept(new TensorSpec(Layer.join(name, "running_mean"), shape, Initial.Constant.ZERO, false));
        tensors.accept(new TensorSpec(Layer.join(name, "running_var"), shape, Initial.Constant.ONE, false));
    }

    @Override
    public NDArray apply(NDArray input, Pass pass) {
        var weight = pass.next();
        var bias = pass.next();
        var mean = pass.next();
        var variance = pass.next();
        return BatchNorm.batchNorm(input, mean, variance, weight, bias, 1, MOMENTUM, EPSILON, pass.training())
                .singletonOrThrow();
    }
}
