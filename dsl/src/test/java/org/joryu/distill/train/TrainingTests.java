package org.joryu.distill.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.djl.engine.Engine;
import java.util.concurrent.ConcurrentHashMap;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.data.Digits;
import org.joryu.distill.loss.DistillationLoss;
import org.joryu.distill.loss.HardLoss;
import org.joryu.distill.loss.Loss;
import org.joryu.distill.loss.SoftTargetLoss;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.model.Mlp;
import org.joryu.distill.model.Network;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrainingTests {

    private static final Network STUDENT = Mlp.of(64, 8, 10);
    private static final Network TEACHER = Mlp.of(64, 16, 10);
    private static final Loss SOFT = new DistillationLoss(0.3, new SoftTargetLoss(4));

    private final Dataset few = Digits.load().take(150);
    private final Classifier model = new Classifier(TEACHER, TEACHER.initialWeights(5));
    private final Teacher teacher = Teacher.of(model);
    private final Recipe recipe = Recipe.DEFAULT.withEpochs(3).withSeed(1).withDevice("cpu");

    private TrainingResult run(Loss loss, @Nullable Teacher teacher, Recipe recipe, TrainingListener listener) {
        return new Training("student", STUDENT, few, loss, teacher, recipe).run(listener);
    }

    @Test
    void the_same_seed_gives_the_same_student_bit_for_bit() {
        var one = run(SOFT, teacher, recipe, TrainingListener.NONE);
        var again = run(SOFT, teacher, recipe, TrainingListener.NONE);
        var other = run(SOFT, teacher, recipe.withSeed(2), TrainingListener.NONE);

        assertThat(again.last()).isEqualTo(one.last());
        assertThat(again.history()).isEqualTo(one.history());
        assertThat(other.last()).isNotEqualTo(one.last());
    }

    @Test
    void a_training_beside_it_in_another_thread_changes_nothing() throws InterruptedException {
        var alone = run(SOFT, teacher, recipe, TrainingListener.NONE);
        var results = new ConcurrentHashMap<String, TrainingResult>();
        var threads = new Thread[] {
            Thread.ofPlatform().start(() -> results.put("a", run(SOFT, teacher, recipe, TrainingListener.NONE))),
            Thread.ofPlatform().start(() -> results.put("b", run(SOFT, teacher, recipe, TrainingListener.NONE)))
        };
        for (var thread : threads) {
            thread.join();
        }

        assertThat(results.values()).hasSize(2).allMatch(result -> result.last().equals(alone.last()));
    }

    @Test
    void works_while_someone_else_collects_gradients() {
        try (var collector = Engine.getEngine("PyTorch").newGradientCollector()) {
            assertThat(collector).isNotNull();
            assertThat(run(SOFT, teacher, recipe, TrainingListener.NONE).last())
                    .isEqualTo(run(SOFT, teacher, recipe, TrainingListener.NONE).last());
        }
    }

    @Test
    void every_weight_of_the_student_moves_and_none_of_the_teacher() {
        var before = model.weights().sha256();

        var result = run(SOFT, teacher, recipe, TrainingListener.NONE);

        assertThat(model.weights().sha256()).isEqualTo(before);
        assertThat(result.initial()).isEqualTo(STUDENT.initialWeights(1));
        for (var name : result.last().names()) {
            assertThat(result.last().values(name)).isNotEqualTo(result.initial().values(name));
        }
    }

    @Test
    void with_alpha_1_the_teacher_changes_nothing() {
        var ignoring = run(new DistillationLoss(1, new SoftTargetLoss(4)), teacher, recipe, TrainingListener.NONE);
        var without = run(new HardLoss(), null, recipe, TrainingListener.NONE);

        assertThat(ignoring.last()).isEqualTo(without.last());
        assertThat(without.history().steps()).allMatch(step -> Double.isNaN(step.softLoss()));
        assertThat(ignoring.history().steps()).allMatch(step -> step.softLoss() > 0);
    }

    @Test
    void the_listener_hears_of_everything_in_order() {
        var recorder = Recorder.patient();

        run(SOFT, teacher, recipe.withEpochs(2), recorder);

        assertThat(recorder.calls)
                .containsExactly(
                        "started", "step 1", "step 2", "step 3", "epoch 1", "step 4", "step 5", "step 6", "epoch 2",
                        "ended");
        var outline = recorder.outlines.getFirst();
        assertThat(outline.caption()).isEqualTo("L = 0.3·CE + 0.7·4²·KL");
        assertThat(outline.totalSteps()).isEqualTo(6);
        assertThat(outline.device()).isEqualTo("cpu");
        assertThat(outline.teacherDevAccuracy()).isBetween(0.0, 0.4);
        assertThat(recorder.ends).containsExactly(new TrainingEnd.Finished());
    }

    @Test
    void the_kept_model_is_the_one_of_the_best_epoch_on_dev() {
        var result = run(new HardLoss(), null, recipe.withEpochs(30).withLearningRate(0.05), TrainingListener.NONE);

        var dev = few.dev();
        var kept = Evaluation.of(result.best().logits(dev.features()), dev.labels());
        assertThat(kept.accuracy()).isEqualTo(result.bestEpoch().devAccuracy());
        assertThat(kept.loss()).isEqualTo(result.bestEpoch().devLoss());
        assertThat(result.history().epochs())
                .allMatch(epoch -> epoch.devAccuracy() < kept.accuracy()
                        || (epoch.devAccuracy() == kept.accuracy() && epoch.devLoss() >= kept.loss()));
    }

    @Test
    void asked_to_stop_it_finishes_the_step_and_keeps_the_best_so_far() {
        var recorder = new Recorder(4);

        var result = run(SOFT, teacher, recipe, recorder);

        assertThat(result.stopped()).isTrue();
        assertThat(result.end()).isEqualTo(new TrainingEnd.Stopped(4));
        assertThat(recorder.calls).endsWith("epoch 1", "step 4", "epoch 2", "ended");
        assertThat(result.history().steps()).hasSize(4);
        assertThat(result.best().logits(few.dev().features())).hasDimensions(357, 10);
    }

    @Test
    void an_interrupt_stops_it_and_is_cleared() {
        Thread.currentThread().interrupt();

        var result = run(SOFT, teacher, recipe, TrainingListener.NONE);

        assertThat(Thread.interrupted()).isFalse();
        assertThat(result.end()).isEqualTo(new TrainingEnd.Stopped(1));
    }

    @Test
    void a_step_limit_ends_it_within_an_epoch() {
        var limited = new Training("student", STUDENT, few, new HardLoss(), null, recipe, 4).run(TrainingListener.NONE);
        var stopped = run(new HardLoss(), null, recipe, new Recorder(4));

        assertThat(limited.end()).isEqualTo(new TrainingEnd.Finished());
        assertThat(limited.last()).isEqualTo(stopped.last());
    }

    @Test
    void a_loss_that_is_not_finite_ends_it_with_the_step_and_its_rows() {
        var recorder = Recorder.patient();
        var tooFast = recipe.withLearningRate(1e38).withBatchSize(3);

        assertThatExceptionOfType(DivergedException.class)
                .isThrownBy(() -> run(new HardLoss(), null, tooFast, recorder))
                .satisfies(failure -> {
                    assertThat(failure.step()).isEqualTo(2);
                    assertThat(failure.rowIds()).hasSize(3);
                    assertThat(few.train().rowIds()).contains(failure.rowIds());
                    assertThat(failure)
                            .hasMessageMatching("the loss of step 2 is (NaN|Infinity): lower the learning rate,"
                                    + " or look at the rows of its batch, \\[\\d+, \\d+, \\d+]");
                    assertThat(recorder.ends)
                            .containsExactly(new TrainingEnd.Failed(2, String.valueOf(failure.getMessage())));
                });
    }

    @Test
    void a_listener_that_fails_ends_it_and_hears_of_the_end() {
        var recorder = new Recorder(0) {
            @Override
            public boolean stopRequested() {
                throw new IllegalStateException("broken pipe");
            }
        };

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> run(new HardLoss(), null, recipe, recorder));
        assertThat(recorder.ends).containsExactly(new TrainingEnd.Failed(2, "broken pipe"));
    }

    @Test
    void refuses_a_soft_loss_without_a_teacher() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(SOFT, null, recipe, TrainingListener.NONE))
                .withMessage(
                        "teacher must be given for L = 0.3·CE + 0.7·4²·KL, but is null: give one, or use HardLoss");
    }
}
