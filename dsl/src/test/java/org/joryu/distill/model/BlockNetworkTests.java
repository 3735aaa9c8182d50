package org.joryu.distill.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.ParameterStore;
import org.junit.jupiter.api.Test;

class BlockNetworkTests {

    private static final BlockNetwork NETWORK =
            new BlockNetwork("mine", BlockNetworkTests::block, 3, new Shape(1, 4, 4));

    private static Block block() {
        return new SequentialBlock()
                .add(Conv2d.builder()
                        .setKernelShape(new Shape(3, 3))
                        .setFilters(2)
                        .build())
                .add(BatchNorm.builder().build())
                .add(Activation::relu)
                .add(Blocks.batchFlattenBlock())
                .add(Linear.builder().setUnits(3).build());
    }

    private static float[][] rows() {
        var rows = new float[2][16];
        for (int i = 0; i < 32; i++) {
            rows[i / 16][i % 16] = i % 7 / 3f - 1;
        }
        return rows;
    }

    @Test
    void counts_what_training_moves_and_draws_it_from_a_seed() {
        // Convolution, BatchNorm's scale and shift, linear layer.
        assertThat(NETWORK.parameterCount()).isEqualTo((2 * 9 + 2) + 2 * 2 + (2 * 2 * 2 * 3 + 3));
        assertThat(NETWORK.initialWeights(1)).isEqualTo(NETWORK.initialWeights(1));
        assertThat(NETWORK.initialWeights(1)).isNotEqualTo(NETWORK.initialWeights(2));
        assertThat(NETWORK).hasToString("mine(3, (1, 4, 4))");
    }

    @Test
    void a_block_that_has_weights_answers_as_before() {
        try (var manager = Torch.newManager(Device.cpu())) {
            var trained = block();
            trained.initialize(manager, DataType.FLOAT32, new Shape(1, 1, 4, 4));
            var images = manager.create(rows()).reshape(2, 1, 4, 4);
            var expected = trained.forward(new ParameterStore(manager, false), new NDList(images), false)
                    .singletonOrThrow()
                    .toFloatArray();

            var logits = NETWORK.withWeightsOf(trained).logits(rows());

            assertThat(logits[0]).containsExactly(new float[] {expected[0], expected[1], expected[2]}, within(1e-6f));
            assertThat(logits[1]).containsExactly(new float[] {expected[3], expected[4], expected[5]}, within(1e-6f));
        }
    }

    @Test
    void refuses_a_block_that_answers_something_else() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BlockNetwork("mine", BlockNetworkTests::block, 5, new Shape(1, 4, 4)))
                .withMessage("maker must give a block that answers (1, 5) for one row, but mine answers (1, 3)");
        try (var manager = Torch.newManager(Device.cpu())) {
            var other = Linear.builder().setUnits(3).build();
            other.initialize(manager, DataType.FLOAT32, new Shape(1, 16));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> NETWORK.withWeightsOf(other))
                    .withMessage("block must have 8 parameters as mine, but has 2");
        }
    }
}
