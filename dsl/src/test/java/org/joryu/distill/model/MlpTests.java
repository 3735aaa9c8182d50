package org.joryu.distill.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MlpTests {

    @Test
    void knows_its_size_and_shows_itself() {
        var network = Mlp.of(64, 12, 10);

        assertThat(network.inputSize()).isEqualTo(64);
        assertThat(network.classes()).isEqualTo(10);
        assertThat(network.parameterCount()).isEqualTo(64 * 12 + 12 + 12 * 10 + 10);
        assertThat(network).hasToString("mlp(64, 12, 10)");
    }

    @Test
    void weights_have_the_names_and_shapes_of_a_PyTorch_Sequential() {
        var weights = Mlp.of(64, 12, 10).initialWeights(1);

        assertThat(weights.names()).containsExactly("0.weight", "0.bias", "2.weight", "2.bias");
        assertThat(weights.shape("0.weight")).containsExactly(12, 64);
        assertThat(weights.shape("2.bias")).containsExactly(10);
    }

    @Test
    void initial_weights_and_biases_are_uniform_within_one_over_the_root_of_fan_in() {
        var weights = Mlp.of(400, 200, 10).initialWeights(1);

        for (var name : new String[] {"0.weight", "0.bias"}) {
            var values = weights.values(name);
            var magnitudes = IntStream.range(0, values.length).mapToDouble(i -> Math.abs(values[i]));
            var summary = magnitudes.summaryStatistics();
            assertThat(summary.getMax()).isBetween(0.045, 0.05);
            assertThat(summary.getAverage()).isBetween(0.022, 0.028);
        }
    }

    @Test
    void one_seed_is_one_set_of_weights() {
        var network = Mlp.of(64, 12, 10);

        assertThat(network.initialWeights(1)).isEqualTo(network.initialWeights(1));
        assertThat(network.initialWeights(1)).isNotEqualTo(network.initialWeights(2));
        // A fixed point: these very weights, on every machine and in every release.
        assertThat(network.initialWeights(1).sha256())
                .isEqualTo("9281d053026bd9a7d546cd9aff426b855fbc14ee606288e7a8af65b0970452ea");
    }

    @Test
    void refuses_sizes_that_make_no_classifier() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mlp.of(64))
                .withMessage("sizes must name at least the inputs and the classes, but were [64]:"
                        + " write mlp(64, 12, 10) for 64 inputs, 12 hidden units and 10 classes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mlp.of(64, 0, 10))
                .withMessage("sizes must all be ≥ 1, but were [64, 0, 10]: leave out the layer of size 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mlp.of(64, 1))
                .withMessage(
                        "sizes must end with at least 2 classes, but were [64, 1]: two classes are two logits here");
    }
}
