package org.joryu.distill.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import java.util.function.Consumer;

/// A vector for every token, plus one for its place.
///
/// Begins standard normal, as PyTorch's `Embedding` does.
record Embedding(int vocabulary, int length, int width) implements Layer {

    @Override
    public Shape outputShape(Shape input) {
        return new Shape(length, width);
    }

    @Override
    public void declare(String name, Consumer<TensorSpec> tensors) {
        var normal = new Initial.Normal(1);
        tensors.accept(new TensorSpec(Layer.join(name, "token.weight"), new Shape(vocabulary, width), normal));
        tensors.accept(new TensorSpec(Layer.join(name, "position.weight"), new Shape(length, width), normal));
    }

    @Override
    public NDArray apply(NDArray input, Pass pass) {
        var table = pass.next();
        var places = pass.next();
        try (var ids = input.toType(DataType.INT64, true);
                var words = ids.getNDArrayInternal()
                        .embedding(ids, table, SparseFormat.DENSE)
                        .singletonOrThrow()) {
            return words.add(places);
        }
    }
}
