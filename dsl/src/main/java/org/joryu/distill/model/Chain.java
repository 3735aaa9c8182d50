package org.joryu.distill.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// Layers one after another.
///
/// @param links at least one
record Chain(List<Link> links) implements Layer {

    /// @param name of the layer in the chain; empty where it adds nothing to the names of its tensors
    record Link(String name, Layer layer) {}

    Chain {
        links = List.copyOf(links);
    }

    /// Layers with numbers for names, as in PyTorch's `Sequential`.
    static Chain numbered(Layer... layers) {
        return numbered(List.of(layers));
    }

    static Chain numbered(List<? extends Layer> layers) {
        var links = new ArrayList<Link>();
        for (var layer : layers) {
            links.add(new Link(String.valueOf(links.size()), layer));
        }
        return new Chain(links);
    }

    static Chain empty() {
        return new Chain(List.of());
    }

    /// One more at the end.
    Chain then(String name, Layer layer) {
        var more = new ArrayList<>(links);
        more.add(new Link(name, layer));
        return new Chain(more);
    }

    /// One more at the end, without a name of its own.
    Chain then(Layer layer) {
        return then("", layer);
    }

    @Override
    public Shape outputShape(Shape input) {
        var shape = input;
        for (var link : links) {
            shape = link.layer().outputShape(shape);
            if (Arrays.stream(shape.getShape()).anyMatch(length -> length < 1)) {
                throw new NothingLeftException();
            }
        }
        return shape;
    }

    @Override
    public long multiplyAccumulates(Shape input) {
        long sum = 0;
        var shape = input;
        for (var link : links) {
            sum += link.layer().multiplyAccumulates(shape);
            shape = link.layer().outputShape(shape);
        }
        return sum;
    }

    @Override
    public void declare(String name, Consumer<TensorSpec> tensors) {
        for (var link : links) {
            link.layer().declare(Layer.join(name, link.name()), tensors);
        }
    }

    @Override
    public NDArray apply(NDArray input, Pass pass) {
        var current = input;
        for (int i = 0; i < links.size(); i++) {
            var next = links.get(i).layer().apply(current, pass);
            if (i > 0) {
                // Its values live on wherever the backward pass needs them.
                current.close();
            }
            current = next;
        }
        return current;
    }
}
