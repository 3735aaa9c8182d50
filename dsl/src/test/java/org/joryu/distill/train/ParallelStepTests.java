package org.joryu.distill.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.joryu.distill.data.Augmentations;
import org.joryu.distill.data.Digits;
import org.joryu.distill.data.RandomCrop;
import org.joryu.distill.data.StoreFormat;
import org.joryu.distill.loss.CrdLoss;
import org.joryu.distill.loss.DistillationLoss;
import org.joryu.distill.loss.HardLoss;
import org.joryu.distill.loss.HintLoss;
import org.joryu.distill.loss.LearnedTemperatureLoss;
import org.joryu.distill.loss.Loss;
import org.joryu.distill.loss.RelationalLoss;
import org.joryu.distill.loss.SoftTargetLoss;
import org.joryu.distill.model.BlockNetwork;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.model.ConvNet;
import org.joryu.distill.model.Mlp;
import org.joryu.distill.model.Network;
import org.joryu.distill.model.Torch;
import org.joryu.distill.model.Weights;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ParallelStepTests {

    private static final Network MLP = Mlp.of(64, 8, 10);
    private static final Network TEACHER = Mlp.of(64, 16, 10);
    private static final Network IMAGES = ConvNet.of("resnet8", 10).input(1, 8, 8);
    private static final Loss SOFT = new DistillationLoss(0.3, new SoftTargetLoss(4));

    /// Batches of 32 rows, in halves of 16.
    private static final Recipe RECIPE =
            Recipe.DEFAULT.withEpochs(2).withBatchSize(32).withLearningRate(0.01);

    @TempDir
    Path temporary;

    private static Training training(Network student, Loss loss, Recipe recipe, int rows) {
        var teacher = student instanceof ConvNet ? student : TEACHER;
        return new Training(
                "student",
                student,
                Digits.load().take(rows),
                loss,
                Teacher.of(new Classifier(teacher, teacher.initialWeights(5))),
                recipe);
    }

    private static TrainingResult run(Network student, Loss loss, Recipe recipe, int rows) {
        return training(student, loss, recipe, rows).run(TrainingListener.NONE);
    }

    private static Recipe on(String device, Engine engine, Recipe recipe) {
        return recipe.withDevice(device).withComputation(recipe.computation().withEngine(engine));
    }

    private static Recipe inHalves(Engine engine, Recipe recipe) {
        var whole = on("cpu", engine, recipe);
        return whole.withComputation(whole.computation().withMicroBatch(16));
    }

    private static void requireSameLosses(TrainingResult some, TrainingResult others) {
        var steps = others.history().steps();
        assertThat(some.history().steps()).hasSameSizeAs(steps).allSatisfy(step -> {
            double other = steps.get((int) step.step() - 1).totalLoss();
            assertThat(step.totalLoss()).as("step %d", step.step()).isCloseTo(other, within(1e-6 * Math.abs(other)));
        });
    }

    private static void requireSameParameters(Weights some, Weights others) {
        for (var name : some.names()) {
            if (name.contains("running")) {
                continue;
            }
            var expected = others.values(name);
            var actual = some.values(name);
            assertThat(IntStream.range(0, expected.length)
                            .mapToDouble(i -> Math.abs(actual[i] - expected[i]))
                            .max()
                            .orElseThrow())
                    .as(name)
                    .isLessThan(1e-5);
        }
    }

    /// A thread that ends is alive for some microseconds after whoever waits for its executor was told.
    @AfterEach
    void no_thread_is_left() throws InterruptedException {
        for (var thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("joryu-replica")) {
                assertThat(thread.join(Duration.ofSeconds(10)))
                        .as(thread.getName())
                        .isTrue();
            }
        }
    }

    record Case(String name, Network student, Loss loss, Recipe recipe) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        var sgd = RECIPE.withOptimizer(new Sgd(0.9, false, 0));
        var hint = new DistillationLoss(0.3, new SoftTargetLoss(4).plus(new HintLoss("hidden1", "hidden1")));
        return Stream.of(
                new Case("mlp by Adam", MLP, SOFT, RECIPE),
                new Case(
                        "mlp by AdamW, clipped",
                        MLP,
                        SOFT,
                        RECIPE.withOptimizer(new Adam(0.01, true)).withClipNorm(0.1)),
                new Case("labels alone, by SGD", MLP, new HardLoss(), sgd),
                new Case("a projector that learns", MLP, hint, sgd),
                new Case(
                        "a temperature that learns",
                        MLP,
                        new DistillationLoss(0.3, new LearnedTemperatureLoss(1, 20, 10)),
                        sgd),
                new Case("BatchNorm", IMAGES, SOFT, sgd.withLearningRate(0.001)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void two_devices_take_the_step_of_one_that_computes_halves(Case of) {
        for (var engine : List.of(Engine.EAGER, Engine.COMPILED)) {
            var together = run(of.student, of.loss, on("cpu,cpu", engine, of.recipe), 96);
            var again = run(of.student, of.loss, on("cpu,cpu", engine, of.recipe), 96);
            var alone = run(of.student, of.loss, inHalves(engine, of.recipe), 96);

            requireSameLosses(together, alone);
            requireSameParameters(together.last(), alone.last());
            assertThat(again.last()).isEqualTo(together.last());
            assertThat(again.history()).isEqualTo(together.history());
        }
    }

    @Test
    void a_result_says_where_and_by_what_it_was_computed() {
        var together = run(MLP, SOFT, on("cpu, cpu", Engine.COMPILED, RECIPE), 96);

        assertThat(together.device()).isEqualTo("cpu and cpu");
        assertThat(together.engine()).isEqualTo("compiled, each batch shared by 2 devices");
    }

    /// Of 65 rows the last batch has one, of 67 three, which one device computes; of 69 five, which two share.
    @ParameterizedTest
    @EnumSource(names = {"EAGER", "COMPILED"})
    void what_is_left_of_an_epoch_is_shared_by_as_many_as_it_is_enough_for(Engine engine) {
        for (int rows : new int[] {65, 67, 69}) {
            var together = run(MLP, SOFT, on("cpu,cpu,cpu", engine, RECIPE), rows);

            requireSameLosses(together, run(MLP, SOFT, on("cpu", engine, RECIPE), rows));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"EAGER", "COMPILED"})
    void shares_are_computed_in_parts_where_that_is_asked(Engine engine) {
        var together = on("cpu,cpu", engine, RECIPE);
        var inParts = together.withComputation(together.computation().withMicroBatch(5));

        requireSameLosses(run(MLP, SOFT, inParts, 90), run(MLP, SOFT, on("cpu", engine, RECIPE), 90));
    }

    @ParameterizedTest
    @EnumSource(names = {"EAGER", "COMPILED"})
    void rows_that_are_prepared_ahead_of_time_reach_the_device_that_computes_them(Engine engine) {
        var views = RECIPE.withAugmentations(Augmentations.of(new RandomCrop(1)));

        requireSameLosses(
                run(MLP, SOFT, on("cpu,cpu", engine, views), 90), run(MLP, SOFT, on("cpu", engine, views), 90));
        ScopedValue.where(Room.GIVEN, 0L)
                .run(() -> requireSameLosses(
                        run(MLP, SOFT, on("cpu,cpu", engine, RECIPE), 90),
                        run(MLP, SOFT, on("cpu", engine, RECIPE), 90)));
    }

    @Test
    void a_teacher_that_is_looked_up_answers_each_device() {
        var live = Teacher.of(new Classifier(TEACHER, TEACHER.initialWeights(5)));
        var data = Digits.load().take(90);
        var splits = List.of(data.train(), data.dev(), data.test());
        var stored = new StoredTeacher(
                new Labelling(live, data, splits, StoreFormat.EXACT, "cpu").into(temporary.resolve("teacher.arrow")));
        var recipe = on("cpu,cpu", Engine.COMPILED, RECIPE);

        ScopedValue.where(Room.GIVEN, 0L).run(() -> {
            assertThat(stored.isLarge(data.train())).isTrue();
            var lookedUp = new Training("student", MLP, data, SOFT, stored, recipe).run(TrainingListener.NONE);
            requireSameLosses(lookedUp, run(MLP, SOFT, recipe, 90));
        });
    }

    private static Network of(Supplier<Block> middle) {
        return new BlockNetwork(
                "mine",
                () -> new SequentialBlock()
                        .add(Linear.builder().setUnits(32).build())
                        .add(Activation::relu)
                        .add(middle.get())
                        .add(Linear.builder().setUnits(10).build()),
                10,
                new Shape(64));
    }

    @ParameterizedTest
    @EnumSource(names = {"EAGER", "COMPILED"})
    void what_is_dropped_out_follows_from_the_seed(Engine engine) {
        var dropout = of(() -> Dropout.builder().optRate(0.3f).build());
        var recipe = on("cpu,cpu", engine, RECIPE);

        var together = run(dropout, SOFT, recipe, 90);

        assertThat(run(dropout, SOFT, recipe, 90).last()).isEqualTo(together.last());
        assertThat(run(dropout, SOFT, recipe.withSeed(1), 90).last()).isNotEqualTo(together.last());
    }

    @ParameterizedTest
    @EnumSource(names = {"EAGER", "COMPILED"})
    void a_training_that_was_stopped_goes_on_as_if_it_had_not_been(Engine engine) throws InterruptedException {
        var hint = new DistillationLoss(0.3, new SoftTargetLoss(4).plus(new HintLoss("hidden1", "hidden1")));
        var training = training(MLP, hint, on("cpu,cpu", engine, RECIPE), 90);
        var undisturbed = training.run(TrainingListener.NONE);
        var folder = RunFolder.named(temporary.resolve("run"));

        training.run(new Recorder(4), folder, 0);
        no_thread_is_left();
        var resumed = training.resume(TrainingListener.NONE, folder, 0);

        assertThat(resumed.last()).isEqualTo(undisturbed.last());
        assertThat(resumed.history()).isEqualTo(undisturbed.history());
    }

    @Test
    void each_device_computes_on_a_thread_of_its_own() {
        Queue<String> names = new ConcurrentLinkedQueue<>();
        var watched = of(() -> LambdaBlock.singleton(rows -> {
            names.add(Thread.currentThread().getName());
            return rows;
        }));

        run(watched, new HardLoss(), on("cpu,cpu,cpu", Engine.EAGER, RECIPE.withEpochs(1)), 64);

        assertThat(names)
                .contains(
                        "joryu-replica-1",
                        "joryu-replica-2",
                        Thread.currentThread().getName());
    }

    @Test
    void what_fails_on_one_device_fails_the_training() {
        var failing = of(() -> LambdaBlock.singleton(rows -> {
            if (Thread.currentThread().getName().equals("joryu-replica-1")) {
                throw new IllegalStateException("no rows here");
            }
            return rows;
        }));

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> run(failing, new HardLoss(), on("cpu,cpu", Engine.EAGER, RECIPE), 64))
                .withMessage("no rows here");
    }

    @Test
    void a_loss_that_is_no_number_ends_a_training_as_ever() {
        assertThatExceptionOfType(DivergedException.class)
                .isThrownBy(() -> run(
                        MLP,
                        new HardLoss(),
                        on("cpu,cpu", Engine.COMPILED, RECIPE)
                                .withOptimizer(new Sgd(0, false, 0))
                                .withLearningRate(1e30),
                        96));
    }

    @Test
    void what_looks_across_rows_is_told_of() {
        var loss = new DistillationLoss(0.5, new RelationalLoss(List.of(), 25, 50));
        var training = training(MLP, loss, on("cpu,cpu", Engine.EAGER, RECIPE), 90);

        assertThat(training.rehearse().notices())
                .contains("RKD looks across the rows of a batch, in parts of 16 across those of a part alone, so this"
                        + " is another loss than of 32 rows: name one device unless that is meant");
        assertThat(training(IMAGES, new HardLoss(), on("cpu,cpu", Engine.EAGER, RECIPE), 90)
                        .rehearse()
                        .notices())
                .anyMatch(notice -> notice.startsWith("BatchNorm takes mean and variance of the rows that are computed"
                        + " at once, in parts of 16 in place of 32"));
    }

    @Test
    void a_memory_of_all_rows_cannot_be_shared() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(
                        MLP,
                        new DistillationLoss(0.5, new CrdLoss(null, null)),
                        on("cpu,cpu", Engine.EAGER, RECIPE),
                        90))
                .withMessage("device must be one for CRD, which fills a memory of all rows as it goes, but were 2 (cpu"
                        + " and cpu): name one, or take another loss");
    }

    @Test
    @Tag("gpu")
    void two_gpus_take_the_step_of_one_that_computes_halves() {
        Assumptions.assumeTrue(Torch.gpus() > 1, "there are two GPUs");
        for (var engine : List.of(Engine.EAGER, Engine.COMPILED)) {
            var together = run(MLP, SOFT, on("gpu0,gpu1", engine, RECIPE), 96);
            var again = run(MLP, SOFT, on("gpus", engine, RECIPE), 96);
            var alone = inHalves(engine, RECIPE).withDevice("gpu0");

            assertThat(together.device()).isEqualTo("gpu(0) and gpu(1)");
            assertThat(again.history().steps()).hasSameSizeAs(together.history().steps());
            var dropout = of(() -> Dropout.builder().optRate(0.3f).build());
            var dropped = run(dropout, SOFT, on("gpu0,gpu1", engine, RECIPE), 96)
                    .history()
                    .steps();
            assertThat(run(dropout, SOFT, on("gpu0,gpu1", engine, RECIPE), 96)
                            .history()
                            .steps())
                    .allSatisfy(step -> assertThat(step.totalLoss())
                            .isCloseTo(dropped.get((int) step.step() - 1).totalLoss(), within(1e-4)));
            var expected = run(MLP, SOFT, alone, 96).history().steps();
            assertThat(together.history().steps())
                    .allSatisfy(step -> assertThat(step.totalLoss())
                            .isCloseTo(expected.get((int) step.step() - 1).totalLoss(), within(1e-4)));
        }
    }
}
