package org.joryu.distill.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.norm.LayerNorm;
import java.util.function.Consumer;

/// Layer normalization over the last dimension (Ba et al., arXiv 1607.06450), with PyTorch's
/// ε = 1e-5.
record FeatureNorm(int width) implements Layer {

    private static final float EPSILON = 1e-5f;

    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    public void declare(String name, Consumer<TensorSpec> tensors) {
        tensors.accept(new TensorSpec(Layer.join(name, "weight"), new Shape(width), Initial.Constant.ONE));
        tensors.accept(new TensorSpec(Layer.join(name, "bias"), new Shape(width), Initial.Constant.ZERO));
    }

    @Override
    public NDArray apply(NDArray input, Pass pass) {
        return LayerNorm.layerNorm(input, new Shape(width), pass.next(), pass.next(), EPSILON)
                .singletonOrThrow();
    }
}
