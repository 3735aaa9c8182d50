package org.joryu.distill.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SameLogitsTests {

    static Stream<Network> networks() {
        return Stream.of(
                Mlp.of(64, 256, 256, 10),
                Mlp.of(13, 12, 3),
                Mlp.of(64, 12, 1000),
                ConvNet.of("lenet", 10),
                ConvNet.of("resnet8", 10),
                ConvNet.of("mobilenetv2", 10));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void a_row_has_the_same_logits_bit_for_bit_whichever_rows_are_asked_with_it(Network network) {
        var rows = RandomRows.of(140, network.inputSize());
        try (var loaded = LoadedNetwork.load(network, network.initialWeights(3), Device.cpu())) {
            var all = loaded.logits(rows);

            for (int count : new int[] {1, 3, 9, 129}) {
                assertThat(loaded.logits(Arrays.copyOf(rows, count)))
                        .as("the first %d", count)
                        .isDeepEqualTo(Arrays.copyOf(all, count));
            }
            assertThat(loaded.logits(Arrays.copyOfRange(rows, 5, 8)))
                    .as("some in the middle")
                    .isDeepEqualTo(Arrays.copyOfRange(all, 5, 8));
            assertThat(loaded.logits(new float[][] {rows[139], rows[0]}))
                    .as("the last and the first")
                    .isDeepEqualTo(new float[][] {all[139], all[0]});
        }
    }
}
