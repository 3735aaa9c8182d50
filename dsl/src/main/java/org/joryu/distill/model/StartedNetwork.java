package org.joryu.distill.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// A network that begins with given weights, whatever the seed.
///
/// ```java
/// var student = network("resnet20", 10).startingFrom(teacher.model());    // a resnet56
/// distill(teacher).into(student).on(data).run();
/// ```
///
/// @param network the architecture
/// @param start the weights it begins with
public record StartedNetwork(Network network, Weights start) implements Network {

    public StartedNetwork {
        var wanted = network.initialWeights(0);
        if (!wanted.names().equals(start.names())) {
            throw new IllegalArgumentException("start must hold the tensors " + wanted.names() + " of " + network
                    + ", but holds " + start.names());
        }
        for (var tensor : wanted.tensors()) {
            if (!tensor.hasShape(start.shape(tensor.name()))) {
                throw new IllegalArgumentException("start must hold %s as %s for %s, but holds it as %s"
                        .formatted(
                                tensor.name(),
                                tensor.shapeText(),
                                network,
                                Arrays.toString(start.shape(tensor.name()))));
            }
        }
    }

    @Override
    public int inputSize() {
        return network.inputSize();
    }

    @Override
    public Shape inputShape() {
        return network.inputShape();
    }

    @Override
    public int classes() {
        return network.classes();
    }

    @Override
    public long parameterCount() {
        return network.parameterCount();
    }

    @Override
    public OptionalLong multiplyAccumulates() {
        return network.multiplyAccumulates();
    }

    @Override
    public Weights initialWeights(long seed) {
        return start;
    }

    @Override
    public List<Stage> stages() {
        return network.stages();
    }

    @Override
    public Block toBlock() {
        return network.toBlock();
    }

    @Override
    public @Nullable NDArray tokens(NDArray inputs) {
        return network.tokens(inputs);
    }

    @Override
    public void requireTrainable() {
        network.requireTrainable();
    }

    @Override
    public void requireReadable(float[][] rows) {
        network.requireReadable(rows);
    }

    @Override
    public String toString() {
        return "%s started from weights %.8s".formatted(network, start.sha256());
    }
}
