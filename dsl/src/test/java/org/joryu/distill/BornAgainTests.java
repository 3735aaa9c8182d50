package org.joryu.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.joryu.distill.Joryu.digits;
import static org.joryu.distill.Joryu.distill;
import static org.joryu.distill.Joryu.hint;
import static org.joryu.distill.Joryu.mlp;
import static org.joryu.distill.Joryu.train;

import java.util.List;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.model.Torch;
import org.joryu.distill.train.ModelTeacher;
import org.junit.jupiter.api.Test;

class BornAgainTests {

    private static final Dataset FEW = digits().take(200);
    private static final TrainingRun TEACHER = train(mlp(64, 16, 10))
            .on(FEW)
            .epochs(20)
            .learningRate(0.01)
            .device("cpu")
            .run();
    private static final DistillationPlan PLAN =
            distill(TEACHER).into(mlp(64, 16, 10)).on(FEW).epochs(20).seed(3).device("cpu");
    private static final BornAgainRun RUN = PLAN.generations(3).run();

    @Test
    void every_generation_learns_from_the_student_before_it() {
        assertThat(RUN.generations()).hasSize(3);
        assertThat(RUN.generation(1).teacher()).isEqualTo(new ModelTeacher(TEACHER.model()));
        assertThat(RUN.generation(2).teacher())
                .isEqualTo(new ModelTeacher(RUN.generation(1).student()));
        assertThat(RUN.generation(3).teacher())
                .isEqualTo(new ModelTeacher(RUN.generation(2).student()));
        assertThat(RUN.student()).isEqualTo(RUN.generation(3).student());
        assertThat(RUN.stopped()).isFalse();
    }

    /// Elsewhere a generation was its own teacher, so that there was nothing to learn.
    @Test
    void a_generation_begins_anew_and_has_something_to_learn() {
        for (int number = 2; number <= 3; number++) {
            var before = RUN.generation(number - 1).result();
            var now = RUN.generation(number).result();

            assertThat(List.of(before.initial(), before.best().weights(), before.last()))
                    .doesNotContain(now.initial());
            assertThat(now.history().steps().getFirst().softLoss()).isGreaterThan(0.1);
            assertThat(now.best().weights()).isNotEqualTo(before.best().weights());
            assertThat(now.lastEpoch().softLoss())
                    .isLessThan(now.history().epochs().getFirst().softLoss());
        }
        assertThat(RUN.generations())
                .extracting(run -> run.plan().recipe().seed())
                .doesNotHaveDuplicates()
                .startsWith(3L);
    }

    @Test
    void a_teacher_is_the_same_after_it_taught() {
        var first = PLAN.run();

        assertThat(first.result().last()).isEqualTo(RUN.generation(1).result().last());
        assertThat(first.student().weights())
                .isEqualTo(RUN.generation(1).student().weights());
        var again = PLAN.generations(2).run();
        assertThat(again.generation(2).result().last())
                .isEqualTo(RUN.generation(2).result().last());
    }

    @Test
    void the_ensemble_answers_with_the_mean_of_the_generations_probabilities() {
        var dev = FEW.dev();
        var together = RUN.ensemble().logits(dev, Torch.defaultDevice());

        for (int row = 0; row < 10; row++) {
            var mean = new double[10];
            for (var run : RUN.generations()) {
                var probabilities = softmax(run.student().logits(dev.features())[row]);
                for (int label = 0; label < 10; label++) {
                    mean[label] += probabilities[label] / 3;
                }
            }
            assertThat(softmax(together[row])).containsExactly(mean, within(1e-6));
        }
        assertThat(RUN.evaluateEnsemble(dev).accuracy()).isGreaterThan(0.8);
    }

    private static double[] softmax(float[] logits) {
        var exponentials = new double[logits.length];
        double sum = 0;
        for (int label = 0; label < logits.length; label++) {
            exponentials[label] = Math.exp(logits[label]);
            sum += exponentials[label];
        }
        for (int label = 0; label < logits.length; label++) {
            exponentials[label] /= sum;
        }
        return exponentials;
    }

    @Test
    void plans_and_runs_say_how_often() {
        assertThat(PLAN.generations(3).toString()).contains("again    3 generations, each from the student before it");
        assertThat(RUN.toString())
                .contains(
                        "3 generations of mlp(64, 16, 10) from mlp(64, 16, 10)\n",
                        "dev accuracy  agrees with its teacher\n")
                .containsPattern("\n1 +3 +\\d+ +[\\d.]+ % +[\\d.]+ %\n2 ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAN.generations(0))
                .withMessageContaining("generations must be ≥ 1, but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RUN.generation(4))
                .withMessage("number must be in [1, 3], as there were so many generations, but was 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        distill(TEACHER).into(mlp(64, 16, 10)).generations(2).run())
                .withMessageContaining("say .on(digits())");
    }

    @Test
    void what_a_later_generation_cannot_compare_is_refused_before_the_first() {
        var deep = train(mlp(64, 16, 16, 10)).on(FEW).epochs(1).device("cpu").run();
        var hinted = distill(deep)
                .into(mlp(64, 16, 10))
                .loss(hint("hidden2").guided("hidden1"))
                .on(FEW)
                .device("cpu");

        assertThat(hinted.epochs(1).generations(1).run().generations()).hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> hinted.generations(2).run())
                .withMessageContaining("the teacher must have the stage that is compared, but has no hidden2");
    }

    @Test
    void a_generation_that_is_stopped_is_the_last() {
        Thread.currentThread().interrupt();

        var run = PLAN.generations(3).run();

        assertThat(run.generations()).hasSize(1);
        assertThat(run.stopped()).isTrue();
        assertThat(run.toString()).endsWith("stopped");
    }
}
