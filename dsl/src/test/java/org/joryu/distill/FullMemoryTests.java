package org.joryu.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.joryu.distill.Joryu.digits;
import static org.joryu.distill.Joryu.runs;
import static org.joryu.distill.Joryu.train;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.joryu.distill.model.BlockNetwork;
import org.joryu.distill.train.OutOfMemoryException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullMemoryTests {

    @TempDir
    Path root;

    @Test
    void a_run_whose_memory_was_full_says_so_and_goes_on_where_there_is_room() {
        var full = new AtomicBoolean(true);
        var network = new BlockNetwork(
                "greedy",
                () -> new SequentialBlock()
                        .add(new LambdaBlock(
                                inputs -> {
                                    if (full.get() && JniUtils.isGradMode()) {
                                        // More than any machine has.
                                        var _ = inputs.getManager().create(new Shape(1L << 58));
                                    }
                                    return inputs;
                                },
                                "greedy"))
                        .add(Linear.builder().setUnits(10).build()),
                10,
                new Shape(64));
        var plan = train(network).on(digits().take(120)).batchSize(40).epochs(2).device("cpu");
        var folder = root.resolve("run");

        assertThatExceptionOfType(OutOfMemoryException.class)
                .isThrownBy(() -> plan.folder(folder).run())
                .satisfies(failure -> assertThat(failure.checkpoint()).isPresent());
        assertThat(runs(root).last().end()).startsWith("failed: step 1 needs more memory than cpu has");

        full.set(false);
        assertThat(plan.resume(folder).model().weights())
                .isEqualTo(
                        plan.folder(root.resolve("undisturbed")).run().model().weights());
    }
}
