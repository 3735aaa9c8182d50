package org.joryu.distill.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MultiplyAccumulatesTests {

    static Stream<Network> networks() {
        return Stream.of(
                Mlp.of(64, 12, 10),
                Mlp.of(64, 256, 256, 10),
                ConvNet.of("lenet", 10),
                ConvNet.of("lenet", 10).input(1, 28, 28),
                ConvNet.of("resnet20", 10),
                ConvNet.of("resnet8x4", 100),
                ConvNet.of("mobilenetv2", 100),
                ConvNet.of("shufflenetv2", 100),
                ConvNet.of("resnet18", 1000),
                ConvNet.of("resnet50", 1000),
                new TextTransformer(8000, 64, 128, 4, 2, 2));
    }

    /// What PyTorch counts as networks of the same layers run, see `src/test/python/macs.py`.
    @ParameterizedTest
    @MethodSource("networks")
    void are_what_PyTorch_counts(Network network) {
        var counted = read().get(network.toString()).getAsLong();

        assertThat(network.multiplyAccumulates()).hasValue(counted);
    }

    private static JsonObject read() {
        var in = Objects.requireNonNull(MultiplyAccumulatesTests.class.getResourceAsStream("macs.json"));
        return new Gson().fromJson(new InputStreamReader(in, StandardCharsets.UTF_8), JsonObject.class);
    }

    @Test
    void of_an_mlp_are_its_products_by_hand() {
        assertThat(Mlp.of(64, 12, 10).multiplyAccumulates()).hasValue(64 * 12 + 12 * 10);
    }

    /// Stem, three stages of three blocks, two shortcuts, and the linear layer.
    @Test
    void of_a_resnet20_are_its_convolutions_by_hand() {
        long stem = 3 * 16 * 9 * 32 * 32;
        long stage1 = 6 * (16 * 16 * 9 * 32 * 32);
        long stage2 = 16 * 32 * 9 * 16 * 16 + 5 * (32 * 32 * 9 * 16 * 16) + 16 * 32 * 16 * 16;
        long stage3 = 32 * 64 * 9 * 8 * 8 + 5 * (64 * 64 * 9 * 8 * 8) + 32 * 64 * 8 * 8;

        assertThat(ConvNet.of("resnet20", 10).multiplyAccumulates())
                .hasValue(stem + stage1 + stage2 + stage3 + 64 * 10);
    }

    @Test
    void of_any_other_block_are_unknown_and_not_0() {
        var foreign =
                new BlockNetwork("foreign", () -> Linear.builder().setUnits(10).build(), 10, new Shape(64));

        assertThat(foreign.multiplyAccumulates()).isEmpty();
    }

    @Test
    void do_not_change_with_the_weights_it_begins_with() {
        var network = Mlp.of(64, 12, 10);

        assertThat(new StartedNetwork(network, network.initialWeights(3)).multiplyAccumulates())
                .isEqualTo(network.multiplyAccumulates());
    }

    @Test
    void weights_take_four_bytes_for_each_number_running_statistics_included() {
        assertThat(Mlp.of(64, 12, 10).initialWeights(1).bytes()).isEqualTo(910 * 4);
        var resnet8 = ConvNet.of("resnet8", 10);
        // Seven convolutions and two shortcuts each have a BatchNorm of two statistics a channel.
        long statistics = 2 * (16 + 2 * 16 + 3 * 32 + 3 * 64);
        assertThat(resnet8.initialWeights(1).bytes()).isEqualTo(4 * (resnet8.parameterCount() + statistics));
    }
}
