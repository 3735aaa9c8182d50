package org.joryu.distill.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.function.Consumer;

/// Two layers side by side, their channels one behind the other.
///
/// @param halved whether each layer gets half of the channels, or both get all of them
record Beside(Layer left, Layer right, boolean halved) implements Layer {

    @Override
    public long multiplyAccumulates(Shape input) {
        return left.multiplyAccumulates(part(input)) + right.multiplyAccumulates(part(input));
    }

    private Shape part(Shape input) {
        return halved ? new Shape(input.get(0) / 2, input.get(1), input.get(2)) : input;
    }

    @Override
    public Shape outputShape(Shape input) {
        var part = part(input);
        var first = left.outputShape(part);
        var second = right.outputShape(part);
        return new Shape(first.get(0) + second.get(0), first.get(1), first.get(2));
    }

    @Override
    public void declare(String name, Consumer<TensorSpec> tensors) {
        left.declare(name, tensors);
        right.declare(name, tensors);
    }

    @Override
    public NDArray apply(NDArray input, Pass pass) {
        if (!halved) {
            try (var first = left.apply(input, pass);
                    var second = right.apply(input, pass)) {
                return NDArrays.concat(new NDList(first, second), 1);
            }
        }
        try (var halves = input.split(2, 1);
                var first = left.apply(halves.get(0), pass);
                var second = right.apply(halves.get(1), pass)) {
            return NDArrays.concat(new NDList(first, second), 1);
        }
    }
}
