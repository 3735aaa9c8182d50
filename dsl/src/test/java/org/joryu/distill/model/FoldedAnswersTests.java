package org.joryu.distill.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Programs that answer in a network's place, held against the network itself.
class FoldedAnswersTests {

    static Stream<Network> networks() {
        return Stream.of(
                        "lenet",
                        "resnet8",
                        "resnet8x4",
                        "wrn-16-1",
                        "vgg8",
                        "mobilenetv2",
                        "shufflenetv1",
                        "shufflenetv2")
                .map(name -> ConvNet.of(name, 10));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void a_folded_network_answers_as_before(Network network) {
        assertAnswersAsBefore(network);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void so_does_a_block_of_a_user_also_one_that_cannot_be_recorded(boolean looksAtNumbers) {
        assertAnswersAsBefore(new BlockNetwork("mine", () -> block(looksAtNumbers), 3, new Shape(1, 6, 6)));
    }

    private static Block block(boolean looksAtNumbers) {
        return new SequentialBlock()
                .add(Conv2d.builder()
                        .setKernelShape(new Shape(3, 3))
                        .setFilters(4)
                        .build())
                .add(BatchNorm.builder().build())
                .add(LambdaBlock.singleton(
                        maps -> looksAtNumbers && maps.toFloatArray().length == 0 ? maps.neg() : maps))
                .add(Activation::relu)
                .add(Blocks.batchFlattenBlock())
                .add(Linear.builder().setUnits(3).build());
    }

    private static void assertAnswersAsBefore(Network network) {
        var rows = RandomRows.of(45, network.inputSize());
        try (var loaded = LoadedNetwork.load(network, MovedWeights.of(network), Device.cpu())) {
            var uploaded = loaded.upload(rows);
            var before = loaded.logits(uploaded);

            assertClose(loaded.logits(rows), before);
            assertClose(loaded.logitsAgain(uploaded), before);
        }
    }

    @Test
    void asked_again_it_answers_by_the_weights_of_then() {
        var network = ConvNet.of("resnet8", 10);
        try (var loaded = LoadedNetwork.load(network, MovedWeights.of(network), Device.cpu())) {
            var uploaded = loaded.upload(RandomRows.of(70, network.inputSize()));
            var first = loaded.logitsAgain(uploaded);
            loaded.parameters().forEach(parameter -> parameter.muli(1.1));

            var second = loaded.logitsAgain(uploaded);

            assertThat(second[0]).isNotEqualTo(first[0]);
            assertClose(second, loaded.logits(uploaded));
        }
    }

    @Test
    void fewer_rows_than_a_program_takes_are_answered_too() {
        var network = ConvNet.of("resnet8", 10);
        try (var loaded = LoadedNetwork.load(network, network.initialWeights(3), Device.cpu())) {
            var uploaded = loaded.upload(RandomRows.of(3, network.inputSize()));

            assertThat(loaded.logitsAgain(uploaded)).isDeepEqualTo(loaded.logits(uploaded));
        }
    }

    private static void assertClose(float[][] some, float[][] others) {
        assertThat(some).hasSameDimensionsAs(others);
        double largest = 0;
        for (var row : others) {
            for (float logit : row) {
                largest = Math.max(largest, Math.abs(logit));
            }
        }
        for (int row = 0; row < some.length; row++) {
            assertThat(some[row]).as("row %d", row).containsExactly(others[row], within((float) (1e-5 * largest)));
        }
    }
}
