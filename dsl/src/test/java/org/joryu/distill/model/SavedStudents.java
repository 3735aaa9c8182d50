package org.joryu.distill.model;

import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import java.util.stream.Stream;

/// Networks of every family, with weights that no layer is idle with.
final class SavedStudents {

    private SavedStudents() {}

    static Stream<Network> networks() {
        return Stream.of(
                Mlp.of(16, 8, 4),
                ConvNet.of("lenet", 10).input(1, 28, 28),
                ConvNet.of("resnet8", 10),
                ConvNet.of("resnet8x4", 10),
                ConvNet.of("resnet18", 5).input(3, 64, 64),
                ConvNet.of("resnet50", 5).input(3, 64, 64),
                ConvNet.of("wrn-16-1", 10),
                ConvNet.of("vgg8", 10),
                ConvNet.of("mobilenetv2", 10),
                ConvNet.of("shufflenetv1", 10),
                ConvNet.of("shufflenetv2", 10),
                new TextTransformer(20, 9, 8, 2, 2, 3),
                new StartedNetwork(Mlp.of(6, 3, 2), Mlp.of(6, 3, 2).initialWeights(5)),
                new BlockNetwork("mine", SavedStudents::block, 3, new Shape(2, 6, 6)));
    }

    static Block block() {
        var beside = new ParallelBlock(list -> new NDList(
                NDArrays.concat(new NDList(list.get(0).head(), list.get(1).head()), 1)));
        beside.add(conv(3)).add(conv(2));
        return new SequentialBlock()
                .add(conv(4))
                .add(BatchNorm.builder().build())
                .add(Activation.leakyReluBlock(0.1f))
                .add(beside)
                .add(Dropout.builder().optRate(0.5f).build())
                .add(LambdaBlock.singleton(maps -> maps.mul(maps.getManager().create(new float[] {1, 2, 3, 4, 5, 6}))))
                .add(Blocks.batchFlattenBlock())
                .add(Linear.builder().setUnits(3).build())
                .add(LambdaBlock.singleton(logits ->
                        logits.add(logits.getManager().ones(new Shape(logits.size(0), 3), DataType.FLOAT32))));
    }

    private static Block conv(int filters) {
        return Conv2d.builder()
                .setKernelShape(new Shape(3, 3))
                .optPadding(new Shape(1, 1))
                .setFilters(filters)
                .build();
    }

    static Classifier classifier(Network network) {
        return new Classifier(network, MovedWeights.of(network));
    }

    static float[][] rows(Network network, int count) {
        var rows = RandomRows.of(count, network.inputSize());
        if (network instanceof TextTransformer transformer) {
            for (var row : rows) {
                for (int i = 0; i < row.length; i++) {
                    row[i] = Math.floorMod(Math.round(7 * row[i]), transformer.vocabulary());
                }
            }
        }
        return rows;
    }
}
