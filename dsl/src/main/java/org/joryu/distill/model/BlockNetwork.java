package org.joryu.distill.model;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/// Any DJL block as a network: to be trained from the start, or with weights that it already has.
///
/// First weights are drawn as PyTorch's layers do it, not by the block's own initializers: uniform in
/// ±1/√fan_in for weights and the biases behind them, 1 and 0 for normalization. Named stages it has
/// none.
///
/// ```java
/// var network = new BlockNetwork("mine", () -> new SequentialBlock()
///         .add(Linear.builder().setUnits(12).build()).add(Activation::relu)
///         .add(Linear.builder().setUnits(10).build()), 10, new Shape(64));
/// var student = distill(teacher).into(network);
/// var trained = network.withWeightsOf(model.getBlock());    // a Classifier, which may teach
/// ```
///
/// @param name a short name
/// @param maker gives a new block each time, not initialized, with one input and one output of
///     logits
/// @param classes how many logits there are, at least 2
/// @param inputShape of one row as the block wants it, without the batch
public record BlockNetwork(String name, Supplier<Block> maker, int classes, Shape inputShape) implements Network {

    public BlockNetwork {
        if (classes < 2) {
            throw new IllegalArgumentException(
                    "classes must be ≥ 2, but was " + classes + ": two classes are two logits here");
        }
        if (inputShape.size() < 1) {
            throw new IllegalArgumentException(
                    "inputShape must have extents ≥ 1, but was " + inputShape + ": leave out the batch");
        }
        var given = outputShape(maker, inputShape);
        if (!given.equals(new Shape(1, classes))) {
            throw new IllegalArgumentException("maker must give a block that answers %s for one row, but %s answers %s"
                    .formatted(new Shape(1, classes), name, given));
        }
    }

    private static Shape outputShape(Supplier<Block> maker, Shape inputShape) {
        try (var manager = Torch.newManager(Device.cpu())) {
            var block = maker.get();
            var batch = new Shape(1).addAll(inputShape);
            initialize(block, manager, batch);
            return block.getOutputShapes(new Shape[] {batch})[0];
        }
    }

    /// With weights of DJL, drawn from the engine, which nobody uses.
    private static void initialize(Block block, NDManager manager, Shape batch) {
        var _ = Torch.drawing(0, () -> {
            block.initialize(manager, DataType.FLOAT32, batch);
            return block;
        });
    }

    @Override
    public int inputSize() {
        return Math.toIntExact(inputShape.size());
    }

    @Override
    public long parameterCount() {
        try (var manager = Torch.newManager(Device.cpu())) {
            var block = toBlock();
            initialize(block, manager, new Shape(1, inputSize()));
            return block.getParameters().values().stream()
                    .filter(Parameter::requiresGradient)
                    .mapToLong(parameter -> parameter.getArray().size())
                    .sum();
        }
    }

    @Override
    public Weights initialWeights(long seed) {
        var random = new SplittableRandom(seed);
        try (var manager = Torch.newManager(Device.cpu())) {
            var block = toBlock();
            initialize(block, manager, new Shape(1, inputSize()));
            var tensors = new ArrayList<Tensor>();
            long fanIn = 1;
            for (var pair : block.getParameters()) {
                var shape = pair.getValue().getArray().getShape();
                if (shape.dimension() > 1) {
                    fanIn = shape.size() / shape.get(0);
                }
                var initial = initial(pair.getValue().getType(), fanIn);
                tensors.add(new TensorSpec(pair.getKey(), shape, initial).draw(random));
            }
            return new Weights(tensors);
        }
    }

    private static Initial initial(Parameter.Type type, long fanIn) {
        return switch (type) {
            case GAMMA, RUNNING_VAR -> Initial.Constant.ONE;
            case BETA, RUNNING_MEAN -> Initial.Constant.ZERO;
            case WEIGHT, BIAS, OTHER -> Initial.fanIn(fanIn);
        };
    }

    /// A classifier with the weights that a block of this kind has now; they are copied.
    ///
    /// @param block initialized, with the parameters of those that `maker` gives
    /// @throws IllegalArgumentException if it has others
    public Classifier withWeightsOf(Block block) {
        var wanted = initialWeights(0).tensors();
        var present = block.getParameters().values();
        if (present.size() != wanted.size()) {
            throw new IllegalArgumentException(
                    "block must have %d parameters as %s, but has %d".formatted(wanted.size(), name, present.size()));
        }
        var tensors = new ArrayList<Tensor>();
        for (int i = 0; i < wanted.size(); i++) {
            var tensor = wanted.get(i);
            var array = present.get(i).getArray();
            if (!tensor.hasShape(array.getShape().getShape())) {
                throw new IllegalArgumentException("block must have shape %s at %s as %s, but has %s"
                        .formatted(tensor.shapeText(), tensor.name(), name, array.getShape()));
            }
            tensors.add(new Tensor(tensor.name(), tensor.shape(), array.toFloatArray()));
        }
        return new Classifier(this, new Weights(tensors));
    }

    @Override
    public List<Stage> stages() {
        return List.of();
    }

    @Override
    public Block toBlock() {
        return new SequentialBlock()
                .add(LambdaBlock.singleton(rows -> rows.reshape(new Shape(rows.size(0)).addAll(inputShape))))
                .add(maker.get());
    }

    @Override
    public String toString() {
        return "%s(%d, %s)".formatted(name, classes, inputShape);
    }
}
