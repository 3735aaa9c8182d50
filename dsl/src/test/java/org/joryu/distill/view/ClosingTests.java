package org.joryu.distill.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.joryu.distill.Joryu.digits;
import static org.joryu.distill.Joryu.mlp;
import static org.joryu.distill.Joryu.runs;
import static org.joryu.distill.Joryu.train;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.joryu.distill.TrainingPlan;
import org.joryu.distill.train.StepMetrics;
import org.joryu.distill.train.TrainingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of a training when the kernel is shut down.
@Timeout(60)
class ClosingTests {

    private static final TrainingPlan PLAN =
            train(mlp(64, 8, 10)).on(digits().take(100)).seed(4).device("cpu");

    private final CountDownLatch stepped = new CountDownLatch(1);
    private final CountDownLatch goesOn = new CountDownLatch(1);

    /// Holds a training at its first step.
    private final TrainingListener gate = new TrainingListener() {
        @Override
        public void step(StepMetrics metrics) {
            stepped.countDown();
            await(goesOn);
        }
    };

    @TempDir
    Path root;

    @Test
    void it_ends_in_order_before_the_notebook_closes() {
        var going = PLAN.epochs(1_000_000)
                .listener(gate)
                .folder(root.resolve("run"))
                .start();
        await(stepped);
        goesOn.countDown();

        new JoryuExtension().closing(Duration.ofSeconds(50));

        assertThat(going.isDone()).isTrue();
        assertThat(going.await().stopped()).isTrue();
        assertThat(root.resolve("run/checkpoint.safetensors")).exists();
        assertThat(runs(root).last().end()).matches("stopped after step \\d+");
    }

    @Test
    void that_of_a_cell_which_was_stopped_is_waited_for_too() throws InterruptedException {
        var toldOfSteps = new TrainingListener() {
            @Override
            public void step(StepMetrics metrics) {
                stepped.countDown();
            }
        };
        var plan = PLAN.epochs(1_000_000).listener(toldOfSteps).folder(root.resolve("run"));
        var cell = new Thread(plan::run);
        cell.start();
        await(stepped);

        cell.interrupt();
        new JoryuExtension().closing(Duration.ofSeconds(50));

        assertThat(runs(root).last().end()).matches("stopped after step \\d+");
        cell.join();
    }

    @Test
    void one_that_is_not_done_with_its_step_in_time_is_left_behind() {
        var plan = PLAN.epochs(3);
        var going = plan.listener(gate).folder(root.resolve("run")).start();
        await(stepped);

        new JoryuExtension().closing(Duration.ofMillis(1));

        assertThat(going.state()).isEqualTo("stopping after the current step");
        assertThat(runs(root).last().end()).isEqualTo("running");
        goesOn.countDown();
        assertThat(going.await().history().steps()).hasSize(1);
        assertThat(runs(root).last().resume().history())
                .isEqualTo(plan.withoutFolder().run().history());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
