package org.joryu.distill.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.joryu.distill.data.Digits;
import org.joryu.distill.loss.HardLoss;
import org.joryu.distill.model.BlockNetwork;
import org.joryu.distill.model.Torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A layer asks libtorch for more than any machine has, where gradients are recorded of more rows than `most`: what
/// libtorch then throws is what it throws of a real batch that is too large.
class OutOfMemoryTests {

    private static final Recipe RECIPE =
            Recipe.DEFAULT.withEpochs(2).withBatchSize(40).withSeed(1).withDevice("cpu");

    @TempDir
    Path temporary;

    private final AtomicInteger most = new AtomicInteger(Integer.MAX_VALUE);

    private Training training(Recipe recipe) {
        var network = new BlockNetwork(
                "greedy",
                () -> new SequentialBlock()
                        .add(new LambdaBlock(this::allocate, "greedy"))
                        .add(Linear.builder().setUnits(10).build()),
                10,
                new Shape(64));
        return new Training("student", network, Digits.load().take(120), new HardLoss(), null, recipe);
    }

    private NDList allocate(NDList inputs) {
        var rows = inputs.head();
        if (JniUtils.isGradMode() && rows.size(0) > most.get()) {
            try (NDArray _ = rows.getManager().create(new Shape(rows.size(0), 1L << 54))) {
                throw new AssertionError("a machine with more than 2^60 bytes");
            }
        }
        return inputs;
    }

    /// As a neighbour on the same device might take memory after some steps.
    private TrainingListener fullAfter(int taken, int rows) {
        return new Recorder(Long.MAX_VALUE) {
            @Override
            public void step(StepMetrics metrics) {
                super.step(metrics);
                if (metrics.step() == taken) {
                    most.set(rows);
                }
            }
        };
    }

    @Test
    void names_the_batch_size_and_one_that_was_seen_to_fit() {
        most.set(13);

        assertThatExceptionOfType(OutOfMemoryException.class)
                .isThrownBy(() -> training(RECIPE).run(TrainingListener.NONE))
                .satisfies(full -> {
                    assertThat(full.step()).isEqualTo(1);
                    assertThat(full.batchSize()).isEqualTo(40);
                    assertThat(full.fittingBatchSize()).hasValue(10);
                    assertThat(full.best()).isEmpty();
                    assertThat(full.checkpoint()).isEmpty();
                })
                .withMessage(
                        "step 1 needs more memory than cpu has, with batchSize 40: .microBatch(10) computes such a batch"
                                + " in parts that should fit, .batchSize(10) takes smaller ones; an estimate, as forward and"
                                + " backward pass of 10 rows fitted just now")
                .withCauseInstanceOf(EngineException.class);

        var inParts = RECIPE.withComputation(Computation.DEFAULT.withMicroBatch(10));
        for (var remedy : List.of(RECIPE.withBatchSize(10), inParts)) {
            assertThat(training(remedy).run(TrainingListener.NONE).end()).isEqualTo(new TrainingEnd.Finished());
        }
    }

    @Test
    void tries_the_share_of_a_batch_that_one_of_several_devices_has() {
        most.set(13);

        assertThatExceptionOfType(OutOfMemoryException.class)
                .isThrownBy(() -> training(RECIPE.withDevice("cpu,cpu")).run(TrainingListener.NONE))
                .withMessageStartingWith(
                        "step 1 needs more memory than cpu and cpu have, with batchSize 40: .microBatch(10)");
    }

    @Test
    void keeps_the_best_student_and_the_state_to_go_on_from() {
        var undisturbed = training(RECIPE).run(TrainingListener.NONE);
        var folder = RunFolder.named(temporary.resolve("a run"));
        int stepsOfEpoch = RECIPE.stepsPerEpoch(Digits.load().take(120).train().size());

        assertThatExceptionOfType(OutOfMemoryException.class)
                .isThrownBy(() -> training(RECIPE).run(fullAfter(stepsOfEpoch + 1, 39), folder, 0))
                .satisfies(full -> {
                    assertThat(full.step()).isEqualTo(stepsOfEpoch + 2);
                    assertThat(full.checkpoint()).contains(folder.checkpoint());
                    assertThat(full.best()).isPresent();
                    assertThat(full)
                            .hasMessageContaining("the student of the best epoch is in best()")
                            .hasMessageContaining("the state after step %d is in %s, and resume(Path.of(\"%s\"))"
                                    .formatted(stepsOfEpoch + 1, folder.checkpoint(), folder.path()));
                });

        most.set(Integer.MAX_VALUE);
        var resumed = training(RECIPE).resume(TrainingListener.NONE, folder, 0);
        assertThat(resumed.last()).isEqualTo(undisturbed.last());
        assertThat(resumed.history()).isEqualTo(undisturbed.history());
    }

    @Test
    void says_so_where_no_smaller_batch_fits() {
        most.set(0);

        assertThatExceptionOfType(OutOfMemoryException.class)
                .isThrownBy(() -> training(RECIPE).run(TrainingListener.NONE))
                .satisfies(full -> assertThat(full.fittingBatchSize()).isEmpty())
                .withMessageContaining("no smaller one fitted when it was tried just now");
    }

    @Test
    void is_told_from_other_failures_of_the_engine_by_what_libtorch_says() {
        for (var message : new String[] {
            "CUDA out of memory. Tried to allocate 1.50 GiB. GPU 0 has a total capacity of 22.03 GiB",
            "CUDA error: out of memory\nCUDA kernel errors might be asynchronously reported",
            "HIP out of memory. Tried to allocate 20.00 MiB",
            "CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`",
            "[enforce fail at alloc_cpu.cpp:119] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to allocate 99 bytes"
        }) {
            assertThat(Torch.isOutOfMemory(new IllegalStateException(new EngineException(message))))
                    .as(message)
                    .isTrue();
        }
        assertThat(Torch.isOutOfMemory(new EngineException("mat1 and mat2 shapes cannot be multiplied")))
                .isFalse();
        assertThat(Torch.isOutOfMemory(new EngineException("CUDA error: device-side assert triggered")))
                .isFalse();
    }
}
