package org.joryu.distill.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.djl.Device;
import java.util.List;
import java.util.stream.Stream;
import org.joryu.distill.model.Torch;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DevicesTests {

    private static final Devices THREE = new Devices(List.of(Device.gpu(0), Device.gpu(2), Device.gpu(1)));

    @Test
    void one_is_the_default() {
        assertThat(Devices.of((String) null)).isEqualTo(new Devices(List.of(Torch.defaultDevice())));
        assertThat(Devices.of("cpu")).isEqualTo(new Devices(List.of(Device.cpu())));
    }

    @Test
    void several_keep_their_order() {
        assertThat(THREE).hasToString("gpu(0), gpu(2) and gpu(1)");
        assertThat(THREE.first()).isEqualTo(Device.gpu(0));
        assertThat(THREE.firstWord()).isEqualTo("gpu0");
        assertThat(Devices.of("cpu,cpu").all()).containsExactly(Device.cpu(), Device.cpu());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "gpu", "gpu3", "gpu0,gpu1", "gpu,gpu1", "gpu2, gpu0 ,gpu1", "gpus", "cpu,cpu"})
    void a_recipe_keeps_the_word_without_spaces(String word) {
        assertThat(Recipe.DEFAULT.withDevice(word).device()).isEqualTo(word.replace(" ", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gpu0,", ",cpu", "tpu", "gpu0;gpu1", "gpus,gpu0", "gpu-1"})
    void refuses_what_names_none(String word) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Recipe.DEFAULT.withDevice(word))
                .withMessage(
                        "device must be cpu, gpu, a numbered gpu such as gpu1, several such as gpu0,gpu1, or gpus for all GPUs, but was %s: leave it out to let Joryu choose"
                                .formatted(word));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpu1,gpu1", "gpu,gpu0", "gpu0,gpu1,gpu"})
    void refuses_a_GPU_twice(String word) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Recipe.DEFAULT.withDevice(word))
                .withMessage(
                        "device must name a GPU once, but was %s: each takes its own rows of a batch".formatted(word));
    }

    @Test
    void refuses_a_mixture() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Recipe.DEFAULT.withDevice("cpu,gpu0"))
                .withMessage(
                        "device must name GPUs alone or the CPU alone, but was cpu,gpu0: each takes as many rows of"
                                + " a batch, so the GPUs would wait for the CPU");
    }

    @Test
    void refuses_what_this_machine_does_not_have() {
        Assumptions.assumeTrue(Torch.gpus() == 0, "there is no GPU");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Devices.of("gpu0,gpu1"))
                .withMessage("device must be one of this machine's, but was gpu0 and there are 0 GPUs: use cpu, or"
                        + " leave it out");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Devices.of("gpus"))
                .withMessage("device must be one of this machine's, but was gpus and there are 0 GPUs: use cpu, or"
                        + " leave it out");
    }

    @Test
    void refuses_batches_that_are_too_small_to_share() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Devices.of(Recipe.DEFAULT.withBatchSize(3).withDevice("cpu,cpu")))
                .withMessage(
                        "batchSize must be ≥ 4 on the 2 devices of cpu,cpu, but was 3: each takes two rows of a"
                                + " batch at least, and some hundreds to be worth it; name fewer devices, or take larger batches");
        assertThat(Devices.of(Recipe.DEFAULT.withBatchSize(4).withDevice("cpu,cpu"))
                        .count())
                .isEqualTo(2);
    }

    @Test
    void refuses_several_where_one_is_needed() {
        Devices.requireOne(null, "here");
        Devices.requireOne("gpu1", "here");
        for (var word : List.of("gpus", "cpu,cpu")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Devices.requireOne(word, "where a teacher labels rows"))
                    .withMessage(
                            "device must be one where a teacher labels rows, but was %s: several are for distill(...) and train(...); name one, for example gpu0"
                                    .formatted(word));
        }
    }

    @ParameterizedTest
    @CsvSource({"64, 21 21 22", "7, 2 2 3", "6, 2 2 2", "5, 2 3", "3, 3", "2, 2", "1, 1"})
    void share_rows_as_equally_as_can_be_and_leave_nobody_a_single_one(int rows, String shares) {
        var batch = new Batch(1, 1, new long[rows]);

        assertThat(THREE.shares(batch))
                .extracting(share -> share.places().length)
                .containsExactly(
                        Stream.of(shares.split(" ")).map(Integer::valueOf).toArray(Integer[]::new));
        assertThat(THREE.share(batch, 2)).hasSize(rows < 6 ? 0 : 1);
    }

    @Test
    void tell_how_many_rows_are_computed_at_once() {
        var inParts = THREE.rowsAtOnce(64, Computation.DEFAULT.withMicroBatch(8));

        assertThat(inParts.getCount()).isEqualTo(9);
        assertThat(inParts.getMin()).isEqualTo(7);
        assertThat(inParts.getMax()).isEqualTo(8);
    }
}
