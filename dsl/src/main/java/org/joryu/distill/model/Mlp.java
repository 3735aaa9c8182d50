package org.joryu.distill.model;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A multilayer perceptron: linear layers with ReLU between them.
///
/// Weights and biases start uniform in ±1/√fan_in, as PyTorch's `Linear` does (kaiming_uniform with
/// a = √5; He et al., arXiv 1502.01852), drawn from Java's own generator. Its stages are `hidden1`,
/// `hidden2`, …, behind their ReLU.
///
/// ```java
/// var student = Mlp.of(64, 12, 10);    // 64 inputs, 12 hidden units, 10 classes
/// ```
///
/// @param sizes inputs, hidden layers, classes: at least two sizes, each ≥ 1, the last ≥ 2
public record Mlp(List<Integer> sizes) implements Network {

    public Mlp {
        sizes = List.copyOf(sizes);
        if (sizes.size() < 2) {
            throw new IllegalArgumentException("sizes must name at least the inputs and the classes, but were " + sizes
                    + ": write mlp(64, 12, 10) for 64 inputs, 12 hidden units and 10 classes");
        }
        for (int size : sizes) {
            if (size < 1) {
                throw new IllegalArgumentException(
                        "sizes must all be ≥ 1, but were " + sizes + ": leave out the layer of size " + size);
            }
        }
        if (sizes.getLast() < 2) {
            throw new IllegalArgumentException(
                    "sizes must end with at least 2 classes, but were " + sizes + ": two classes are two logits here");
        }
    }

    /// An MLP by its layer sizes.
    public static Mlp of(int... sizes) {
        return new Mlp(IntStream.of(sizes).boxed().toList());
    }

    @Override
    public int inputSize() {
        return sizes.getFirst();
    }

    @Override
    public Shape inputShape() {
        return new Shape(inputSize());
    }

    @Override
    public int classes() {
        return sizes.getLast();
    }

    @Override
    public long parameterCount() {
        return blueprint().parameterCount();
    }

    @Override
    public OptionalLong multiplyAccumulates() {
        return OptionalLong.of(blueprint().multiplyAccumulates());
    }

    @Override
    public Weights initialWeights(long seed) {
        return blueprint().initialWeights(seed);
    }

    @Override
    public List<Stage> stages() {
        return blueprint().stages();
    }

    @Override
    public Block toBlock() {
        return blueprint().toBlock();
    }

    private Blueprint blueprint() {
        var parts = new ArrayList<Part>();
        int last = sizes.size() - 1;
        for (int layer = 1; layer <= last; layer++) {
            // PyTorch's names in a Sequential, where the ReLUs take the odd places.
            var name = String.valueOf(2 * (layer - 1));
            var linear = Chain.empty().then(name, Dense.plain(sizes.get(layer - 1), sizes.get(layer)));
            parts.add(
                    layer == last ? new Part(Part.LAST, linear) : new Part("hidden" + layer, linear.then(Fixed.RELU)));
        }
        return new Blueprint(inputSize(), parts);
    }

    @Override
    public String toString() {
        return sizes.stream().map(String::valueOf).collect(Collectors.joining(", ", "mlp(", ")"));
    }
}
