package org.joryu.distill.model;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// A whole network as a value: parts that end in stages, and at last in the logits.
///
/// @param inputSize numbers in a row
/// @param parts in order; the last is [Part#LAST], the names are all different
record Blueprint(int inputSize, List<Part> parts) {

    Blueprint {
        parts = List.copyOf(parts);
    }

    List<Stage> stages() {
        var stages = new ArrayList<Stage>();
        var shape = new Shape(inputSize);
        for (var part : parts) {
            shape = part.layer().outputShape(shape);
            stages.add(new Stage(part.name(), shape));
        }
        return List.copyOf(stages.subList(0, stages.size() - 1));
    }

    List<TensorSpec> tensors() {
        var tensors = new ArrayList<TensorSpec>();
        parts.forEach(part -> part.layer().declare("", tensors::add));
        return tensors;
    }

    long parameterCount() {
        return tensors().stream()
                .filter(TensorSpec::trainable)
                .mapToLong(tensor -> tensor.shape().size())
                .sum();
    }

    long multiplyAccumulates() {
        long sum = 0;
        var shape = new Shape(inputSize);
        for (var part : parts) {
            sum += part.layer().multiplyAccumulates(shape);
            shape = part.layer().outputShape(shape);
        }
        return sum;
    }

    Weights initialWeights(long seed) {
        var random = new SplittableRandom(seed);
        return new Weights(tensors().stream().map(tensor -> tensor.draw(random)).toList());
    }

    Block toBlock() {
        return new StagedBlock(this);
    }
}
