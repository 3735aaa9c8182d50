package org.joryu.distill.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import java.util.List;
import java.util.SplittableRandom;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.data.SplitRule;
import org.joryu.distill.loss.HardLoss;
import org.joryu.distill.model.BlockNetwork;
import org.joryu.distill.model.ConvNet;
import org.joryu.distill.model.Network;
import org.joryu.distill.model.TextTransformer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTrainingTests {

    private static final int SIDE = 16;

    /// Noise that is brighter in the upper half or in the lower one.
    private static Dataset halves() {
        var random = new SplittableRandom(1);
        var rows = new float[80][SIDE * SIDE];
        var labels = new int[rows.length];
        for (int row = 0; row < rows.length; row++) {
            labels[row] = row % 2;
            for (int i = 0; i < rows[row].length; i++) {
                boolean bright = i / (SIDE * SIDE / 2) == labels[row];
                rows[row][i] = (float) random.nextDouble() + (bright ? 1 : -1);
            }
        }
        return Dataset.of(
                "halves", rows, labels, List.of("upper", "lower"), new long[] {1, SIDE, SIDE}, SplitRule.THREE_ONE_ONE);
    }

    private static TrainingResult train(Network network, int epochs) {
        return train(network, halves(), epochs);
    }

    private static TrainingResult train(Network network, Dataset data, int epochs) {
        var recipe = Recipe.DEFAULT
                .withEpochs(epochs)
                .withBatchSize(16)
                .withLearningRate(0.003)
                .withSeed(1)
                .withDevice("cpu");
        return new Training("test", network, data, new HardLoss(), null, recipe).run(TrainingListener.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lenet", "resnet8", "wrn-16-1", "vgg8", "mobilenetv2", "shufflenetv1", "shufflenetv2"})
    void a_few_steps_of_every_family_lower_the_loss(String name) {
        var epochs =
                train(ConvNet.of(name, 2).input(1, SIDE, SIDE), 3).history().epochs();

        assertThat(epochs.getLast().totalLoss()).isLessThan(epochs.getFirst().totalLoss());
    }

    @Test
    void a_few_steps_of_a_transformer_lower_the_loss() {
        var random = new SplittableRandom(1);
        var texts = new float[80][6];
        var labels = new int[texts.length];
        for (int row = 0; row < texts.length; row++) {
            labels[row] = row % 2;
            for (int i = 0; i < 3 + row % 4; i++) {
                texts[row][i] = random.nextInt(1, 8) + 8 * labels[row];
            }
        }
        var data = Dataset.of("texts", texts, labels, List.of("low", "high"));

        var epochs =
                train(new TextTransformer(16, 6, 8, 2, 1, 2), data, 5).history().epochs();

        assertThat(epochs.getLast().totalLoss()).isLessThan(epochs.getFirst().totalLoss());
    }

    @Test
    void a_few_steps_of_any_block_lower_the_loss() {
        var network = new BlockNetwork(
                "mine",
                () -> new SequentialBlock()
                        .add(Conv2d.builder()
                                .setKernelShape(new Shape(5, 5))
                                .setFilters(4)
                                .build())
                        .add(BatchNorm.builder().build())
                        .add(Activation::relu)
                        .add(Blocks.batchFlattenBlock())
                        .add(Linear.builder().setUnits(2).build()),
                2,
                new Shape(1, SIDE, SIDE));

        var epochs = train(network, 3).history().epochs();

        assertThat(epochs.getLast().totalLoss()).isLessThan(epochs.getFirst().totalLoss());
    }

    @Test
    void one_seed_trains_one_network_with_its_running_statistics() {
        var network = ConvNet.of("resnet8", 2).input(1, SIDE, SIDE);

        var trained = train(network, 1);

        assertThat(trained.last()).isEqualTo(train(network, 1).last());
        assertThat(trained.last().values("bn1.running_mean"))
                .isNotEqualTo(trained.initial().values("bn1.running_mean"));
    }
}
