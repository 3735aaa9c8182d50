package org.joryu.distill.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecipeTests {

    @Test
    void the_last_batch_of_an_epoch_counts_as_a_step() {
        assertThat(Recipe.DEFAULT.stepsPerEpoch(200)).isEqualTo(4);
        assertThat(Recipe.DEFAULT.stepsPerEpoch(128)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void refuses_no_epochs_and_no_batch(int none) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Recipe.DEFAULT.withEpochs(none))
                .withMessage("epochs must be ≥ 1, but was " + none + ": one epoch is one pass over the train split");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Recipe.DEFAULT.withBatchSize(none))
                .withMessage("batchSize must be ≥ 1, but was " + none + ": 64 is usual");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, Double.NaN, Double.POSITIVE_INFINITY})
    void refuses_a_learning_rate_that_is_not_positive_and_finite(double rate) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Recipe.DEFAULT.withLearningRate(rate))
                .withMessage(
                        "learningRate must be > 0 and finite, but was " + rate + ": 0.001 to 0.01 are usual with Adam");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN})
    void refuses_a_norm_that_is_not_positive(double norm) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Recipe.DEFAULT.withClipNorm(norm))
                .withMessage(
                        "clipNorm must be > 0, but was " + norm + ": 1 to 5 are usual; leave it out to clip nothing");
    }

    @Test
    void refuses_a_warm_up_of_fewer_than_no_epochs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Recipe.DEFAULT.withWarmUp(-1))
                .withMessage("warmUp must be ≥ 0 epochs, but was -1: 5 of 90 and more are usual, 0 is none");
    }

    @Test
    void refuses_a_device_that_is_none() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Recipe.DEFAULT.withDevice("tpu"))
                .withMessage(
                        "device must be cpu, gpu, a numbered gpu such as gpu1, several such as gpu0,gpu1, or gpus for all GPUs, but was tpu:"
                                + " leave it out to let Joryu choose");
    }
}
