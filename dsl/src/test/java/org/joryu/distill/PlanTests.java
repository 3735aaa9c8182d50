package org.joryu.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.joryu.distill.Joryu.cosineDecay;
import static org.joryu.distill.Joryu.digits;
import static org.joryu.distill.Joryu.distill;
import static org.joryu.distill.Joryu.mlp;
import static org.joryu.distill.Joryu.mutual;
import static org.joryu.distill.Joryu.rkd;
import static org.joryu.distill.Joryu.train;
import static org.joryu.distill.train.Engine.AUTOMATIC;
import static org.joryu.distill.train.Engine.COMPILED;
import static org.joryu.distill.train.Engine.EAGER;
import static org.joryu.distill.train.Precision.BF16;
import static org.joryu.distill.train.Precision.F32;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.train.TrainingListener;
import org.junit.jupiter.api.Test;

class PlanTests {

    private final Classifier teacher = untrained(64, 16, 10);
    private final DistillationPlan plan = distill(teacher).into(mlp(64, 12, 10));

    private static Classifier untrained(int... sizes) {
        var network = mlp(sizes);
        return new Classifier(network, network.initialWeights(1));
    }

    @Test
    void a_plan_can_be_forked_without_changing_it() {
        var before = plan.toString();
        var hot = plan.temperature(8);
        var cool = plan.temperature(2.5);

        assertThat(plan).hasToString(before);
        assertThat(plan.loss().temperature()).isEqualTo(4);
        assertThat(hot.loss().temperature()).isEqualTo(8);
        assertThat(cool.loss().temperature()).isEqualTo(2.5);
        assertThat(hot.temperature(2.5)).isEqualTo(cool);
    }

    @Test
    void every_word_changes_its_own_part_only() {
        var listener = new TrainingListener() {};
        var all = plan.temperature(3)
                .alpha(0.5)
                .on(digits())
                .epochs(7)
                .batchSize(32)
                .learningRate(0.02)
                .seed(9)
                .device("cpu")
                .listener(listener);

        assertThat(all.loss().formula()).isEqualTo("0.5·CE + 0.5·3²·KL");
        assertThat(all.data()).isSameAs(digits());
        assertThat(all.recipe().epochs()).isEqualTo(7);
        assertThat(all.recipe().batchSize()).isEqualTo(32);
        assertThat(all.recipe().learningRate()).isEqualTo(0.02);
        assertThat(all.recipe().seed()).isEqualTo(9);
        assertThat(all.recipe().device()).isEqualTo("cpu");
        assertThat(all.listener()).isSameAs(listener);
        // The order in which words are said makes no difference.
        assertThat(plan.listener(listener)
                        .device("cpu")
                        .seed(9)
                        .learningRate(0.02)
                        .batchSize(32)
                        .epochs(7)
                        .on(digits())
                        .alpha(0.5)
                        .temperature(3))
                .isEqualTo(all);
    }

    @Test
    void a_training_plan_has_the_same_words() {
        var base = train(mlp(64, 16, 10)).on(digits());
        var all = base.epochs(7).batchSize(32).learningRate(0.02).seed(9).device("cpu");

        assertThat(base.recipe().epochs()).isEqualTo(30);
        assertThat(all.recipe().epochs()).isEqualTo(7);
        assertThat(all.data()).isSameAs(digits());
        assertThat(all).hasToString("""
                train mlp(64, 16, 10)
                  loss     L = CE
                  where    CE = cross-entropy with the labels
                  network  mlp(64, 16, 10), 1,210 parameters
                  data     digits: 1,085 train, 357 dev, 355 test; inputs 8×8, 10 classes
                  training 7 epochs of 34 steps, batches of 32, Adam, learning rate 0.02, seed 9, on cpu""");
    }

    @Test
    void a_plan_tells_of_clipping_and_warm_up_where_there_are_any() {
        var warm = train(mlp(64, 16, 10)).epochs(90).clipNorm(0.5).warmUp(5);

        assertThat(warm.toString())
                .endsWith("batches of 64, Adam, gradients clipped to norm 0.5, learning rate 0.001 after 5 epochs of"
                        + " warm-up, seed 0");
        assertThat(warm.learningRate(0.1, cosineDecay()).warmUp(1).clipNorm(5).toString())
                .endsWith("gradients clipped to norm 5, learning rate 0.1 after 1 epoch of warm-up, along half a"
                        + " cosine to 0, seed 0");
    }

    @Test
    void a_plan_tells_how_its_steps_are_computed_where_that_was_said() {
        var large = train(mlp(64, 16, 10)).batchSize(256).microBatch(64);

        assertThat(large.toString()).contains("batches of 256 in parts of 64, Adam");
        assertThat(large.microBatch(60).toString()).contains("batches of 256 in parts of at most 60, Adam");
        assertThat(large.microBatch(256)).asString().contains("batches of 256, Adam");
        assertThat(large.microBatch(0)).isEqualTo(train(mlp(64, 16, 10)).batchSize(256));
        assertThat(large.device("cpu").precision(BF16).engine(COMPILED).toString())
                .endsWith("seed 0, linear layers and convolutions in bf16, steps compiled, on cpu");
        assertThat(large.engine(EAGER).toString()).endsWith("seed 0, steps computed eagerly");
        assertThat(large.precision(F32).engine(AUTOMATIC)).isEqualTo(large);
        refuses(
                p -> p.microBatch(-1),
                "microBatch must be ≥ 0, but was -1:"
                        + " say how many rows fit into memory at once; 0 computes a batch whole");
    }

    @Test
    void a_plan_that_nothing_can_compute_is_refused_before_it_runs() {
        assertThatIllegalArgumentException()
                .isThrownBy(plan.on(digits()).precision(BF16).engine(EAGER)::run)
                .withMessage("precision must be F32 where engine is EAGER, but was BF16:"
                        + " only compiled steps multiply in bf16; leave one of both words out");
    }

    @Test
    void check_finds_parts_with_too_few_rows_for_a_loss() {
        assertThatIllegalArgumentException()
                .isThrownBy(plan.on(digits()).loss(rkd()).microBatch(2)::check)
                .withMessageStartingWith("microBatch must leave enough rows in each part of a batch of 64, but was 2:"
                        + " rows of a batch must be ≥ 3 for RKD, but were 2");
        assertThat(plan.on(digits()).loss(rkd()).batchSize(1024).microBatch(128).check())
                .isNotNull();
    }

    @Test
    void check_finds_a_warm_up_that_never_ends() {
        for (var check : List.<Runnable>of(
                plan.on(digits()).warmUp(5).epochs(5)::check,
                train(mlp(64, 10)).on(digits()).warmUp(5).epochs(5)::check,
                mutual(mlp(64, 10), mlp(64, 10))
                        .on(digits())
                        .learningRate(0.01)
                        .warmUp(5)
                        .epochs(5)::check)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(check::run)
                    .withMessageStartingWith("warmUp must be shorter than the training, but was 5 of 5 epochs:"
                            + " the learning rate would never be 0.0");
        }
    }

    @Test
    void a_plan_shows_formula_sizes_and_what_is_missing() {
        assertThat(plan).hasToString("""
                distill mlp(64, 16, 10) → mlp(64, 12, 10)
                  loss     L = 0.3·CE + 0.7·4²·KL
                  where    CE = cross-entropy with the labels
                  where    KL = KL(teacher‖student) at T = 4, batch mean
                  teacher  mlp(64, 16, 10), 1,210 parameters, frozen
                  student  mlp(64, 12, 10), 910 parameters, 1.3 times fewer
                  data     not chosen yet: .on(digits())
                  training 30 epochs, batches of 64, Adam, learning rate 0.01, seed 0""");
        assertThat(plan.on(digits().take(200)).epochs(150).toString())
                .contains("data     digits: 200 train, 357 dev, 355 test; inputs 8×8, 10 classes")
                .contains("training 150 epochs of 4 steps, batches of 64");
        assertThat(distill(teacher)).hasToString("distill mlp(64, 16, 10), into no student yet: .into(mlp(...))");
    }

    @Test
    void words_check_what_they_are_given_at_once() {
        refuses(
                p -> p.temperature(-1),
                "temperature must be > 0 and finite, but was -1.0:"
                        + " 1 leaves the teacher's answers as they are, 2 to 8 are usual");
        refuses(
                p -> p.alpha(1.5),
                "alpha must be in [0, 1], but was 1.5:"
                        + " it weighs the hard loss, so 1 ignores the teacher and 0 the labels");
        refuses(p -> p.epochs(0), "epochs must be ≥ 1, but was 0: one epoch is one pass over the train split");
        refuses(p -> p.batchSize(-64), "batchSize must be ≥ 1, but was -64: 64 is usual");
        refuses(
                p -> p.learningRate(0),
                "learningRate must be > 0 and finite, but was 0.0:" + " 0.001 to 0.01 are usual with Adam");
        refuses(
                p -> p.device("tpu"),
                "device must be cpu, gpu, a numbered gpu such as gpu1, several such as gpu0,gpu1, or gpus for all GPUs, but was tpu:"
                        + " leave it out to let Joryu choose");
    }

    private void refuses(Function<DistillationPlan, DistillationPlan> word, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> word.apply(plan)).withMessage(message);
    }

    @Test
    void refuses_a_student_of_other_classes_or_inputs_than_the_teacher() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> distill(untrained(64, 16, 100)).into(mlp(64, 12, 10)))
                .withMessage("the teacher answers 100 classes, the student 10: give the student a 100-way head");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> distill(teacher).into(mlp(32, 12, 10)))
                .withMessage("the teacher takes 64 values a row, the student 32: give the student 64 inputs");
    }

    @Test
    void refuses_data_that_does_not_fit() {
        var narrow = Dataset.of("narrow", new float[10][3], new int[10], names(10));
        var binary = Dataset.of("binary", new float[10][64], new int[10], names(2));

        refuses(
                p -> p.on(narrow),
                "the student mlp(64, 12, 10) takes 64 values a row, narrow has 3:" + " give the student 3 inputs");
        refuses(
                p -> p.on(binary),
                "the student mlp(64, 12, 10) answers 10 classes, binary has 2:" + " give the student a 2-way head");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> train(mlp(64, 10)).on(binary))
                .withMessage("the network mlp(64, 10) answers 10 classes, binary has 2: give the network a 2-way head");
    }

    private static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(String::valueOf).toList();
    }

    @Test
    void refuses_to_run_without_data_before_anybody_hears_of_it() {
        var heard = new ArrayList<String>();
        var listened = plan.listener(new TrainingListener() {
            @Override
            public boolean stopRequested() {
                return heard.add("asked");
            }
        });

        for (var run : List.<Runnable>of(
                listened::run, listened::check, () -> train(mlp(64, 10)).run())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(run::run)
                    .withMessage("data must be given before run(), but was not: say .on(digits())");
        }
        assertThat(heard).isEmpty();
    }

    @Test
    void check_finds_a_device_that_is_not_there() {
        var elsewhere = plan.on(digits()).device("gpu99");

        assertThatIllegalArgumentException()
                .isThrownBy(elsewhere::check)
                .withMessageMatching("device must be one of this machine's, but was gpu99 and there are \\d+ GPUs:"
                        + " use cpu, or leave it out");
        assertThat(Objects.requireNonNull(elsewhere.device("cpu").check().data())
                        .name())
                .isEqualTo("digits");
    }
}
