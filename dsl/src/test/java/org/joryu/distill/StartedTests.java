package org.joryu.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.joryu.distill.Joryu.digits;
import static org.joryu.distill.Joryu.distill;
import static org.joryu.distill.Joryu.mlp;
import static org.joryu.distill.Joryu.runs;
import static org.joryu.distill.Joryu.train;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.joryu.distill.model.BlockNetwork;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.model.Network;
import org.joryu.distill.train.DivergedException;
import org.joryu.distill.train.StepMetrics;
import org.joryu.distill.train.TrainingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StartedTests {

    private static final Network NETWORK = mlp(64, 16, 10);
    private static final Classifier TEACHER = new Classifier(NETWORK, NETWORK.initialWeights(5));
    private static final DistillationPlan PLAN = distill(TEACHER)
            .into(mlp(64, 8, 10))
            .on(digits().take(100))
            .epochs(3)
            .seed(4)
            .device("cpu")
            .withoutFolder();

    @TempDir
    Path root;

    /// Holds a training at its first step.
    private static final class Gate implements TrainingListener {

        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);

        @Override
        public void step(StepMetrics metrics) {
            reached.countDown();
            await(open);
        }

        private static void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Test
    void returns_at_once_and_gives_the_run_when_it_is_awaited() {
        var gate = new Gate();
        var going = PLAN.listener(gate).start();
        Gate.await(gate.reached);

        assertThat(going.isDone()).isFalse();
        assertThat(going).asString().contains("mlp(64, 16, 10) → mlp(64, 8, 10), in the background", "running");
        assertThat(going.await(Duration.ofMillis(1))).isEmpty();
        gate.open.countDown();

        assertThat(going.await().history()).isEqualTo(PLAN.run().history());
        assertThat(going.isDone()).isTrue();
        assertThat(going.state()).isEqualTo("done");
        assertThat(going.await(Duration.ZERO)).isPresent();
    }

    @Test
    void a_plan_that_cannot_be_run_is_refused_at_once() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> distill(TEACHER).into(mlp(64, 8, 10)).start())
                .withMessageContaining("data must be given");
        PLAN.folder(root.resolve("taken")).run();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAN.folder(root.resolve("taken")).start())
                .withMessageContaining("folder must hold no run yet");
    }

    @Test
    void stop_ends_it_in_order_and_the_run_can_go_on() {
        var gate = new Gate();
        var going = PLAN.listener(gate).folder(root.resolve("run")).start();
        Gate.await(gate.reached);
        going.stop();
        assertThat(going.state()).isEqualTo("stopping after the current step");
        gate.open.countDown();

        var run = going.await();

        assertThat(run.stopped()).isTrue();
        assertThat(run.history().steps()).hasSize(1);
        assertThat(going.folder()).contains(root.resolve("run"));
        assertThat(runs(root).last().end()).isEqualTo("stopped after step 1");
        assertThat(runs(root).last().resume().history()).isEqualTo(PLAN.run().history());
    }

    @Test
    void a_stop_of_who_waits_ends_the_waiting_and_not_the_training() {
        var gate = new Gate();
        var going = PLAN.listener(gate).start();
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(going::await)
                .withMessage(
                        "stopped waiting, and mlp(64, 16, 10) → mlp(64, 8, 10) goes on: stop() ends it, await() waits again");
        gate.open.countDown();

        assertThat(going.await().stopped()).isFalse();
    }

    @Test
    void what_made_it_fail_is_thrown_where_it_is_awaited() {
        var going = PLAN.learningRate(1e38).start();

        assertThatExceptionOfType(DivergedException.class).isThrownBy(going::await);
        assertThat(going.state()).startsWith("failed: the loss of step ");
    }

    @Test
    void two_trainings_at_once_are_each_bit_for_bit_what_it_is_alone() {
        // Both draw from the one generator that libtorch has.
        var one = train(withDropout())
                .on(digits().take(200))
                .epochs(6)
                .seed(1)
                .device("cpu")
                .withoutFolder();
        var other = one.seed(2).batchSize(16);
        var oneAlone = one.run();
        var otherAlone = other.run();

        var going = one.start();
        var goingToo = other.start();

        assertThat(goingToo.await().result().last())
                .isEqualTo(otherAlone.result().last());
        assertThat(going.await().result().last()).isEqualTo(oneAlone.result().last());
    }

    private static Network withDropout() {
        return new BlockNetwork(
                "dropout",
                () -> new SequentialBlock()
                        .add(Linear.builder().setUnits(32).build())
                        .add(Activation.reluBlock())
                        .add(Dropout.builder().optRate(0.5f).build())
                        .add(Linear.builder().setUnits(10).build()),
                10,
                new Shape(64));
    }

    @Test
    void a_sweep_goes_on_in_the_background_too() {
        var sweep = PLAN.sweep().temperature(1, 4);

        var going = sweep.start();

        assertThat(going.await().verdict()).isEqualTo(sweep.run().verdict());
        assertThat(going).asString().startsWith("sweep of 2 plans").contains("state    done");
    }
}
