package org.joryu.distill.model;

import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A multilayer perceptron: linear layers with ReLU between them.
///
/// Weights and biases start uniform in ±1/√fan_in, as PyTorch's `Linear` does (kaiming_uniform with
/// a = √5; He et al., arXiv 1502.01852), drawn from Java's own generator.
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
    public int classes() {
        return sizes.getLast();
    }

    @Override
    public long parameterCount() {
        long count = 0;
        for (int layer = 1; layer < sizes.size(); layer++) {
            count += (sizes.get(layer - 1) + 1L) * sizes.get(layer);
        }
        return count;
    }

    @Override
    public Weights initialWeights(long seed) {
        var random = new SplittableRandom(seed);
        var tensors = new ArrayList<Tensor>();
        for (int layer = 1; layer < sizes.size(); layer++) {
            int fanIn = sizes.get(layer - 1);
            int units = sizes.get(layer);
            double bound = 1 / Math.sqrt(fanIn);
            // PyTorch's names in a Sequential, where the ReLUs take the odd places.
            int place = 2 * (layer - 1);
            tensors.add(
                    new Tensor(place + ".weight", new long[] {units, fanIn}, uniform(random, units * fanIn, bound)));
            tensors.add(new Tensor(place + ".bias", new long[] {units}, uniform(random, units, bound)));
        }
        return new Weights(tensors);
    }

    private static float[] uniform(SplittableRandom random, int count, double bound) {
        var values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextDouble(-bound, bound);
        }
        return values;
    }

    @Override
    public Block toBlock() {
        var block = new SequentialBlock();
        for (int layer = 1; layer < sizes.size(); layer++) {
            if (layer > 1) {
                block.add(Activation::relu);
            }
            block.add(Linear.builder().setUnits(sizes.get(layer)).build());
        }
        return block;
    }

    @Override
    public String toString() {
        return sizes.stream().map(String::valueOf).collect(Collectors.joining(", ", "mlp(", ")"));
    }
}
