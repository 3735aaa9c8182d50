package org.joryu.distill.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import java.util.List;
import org.joryu.distill.data.Digits;
import org.joryu.distill.loss.DistillationLoss;
import org.joryu.distill.loss.HintLoss;
import org.joryu.distill.loss.SoftTargetLoss;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.model.Mlp;
import org.joryu.distill.model.Torch;
import org.junit.jupiter.api.Test;

class EnsembleTeacherTests {

    private final Classifier first = untrained(1, 64, 16, 10);
    private final Classifier second = untrained(2, 64, 8, 8, 10);

    private static Classifier untrained(long seed, int... sizes) {
        var network = Mlp.of(sizes);
        return new Classifier(network, network.initialWeights(seed));
    }

    @Test
    void its_softened_answers_are_the_mean_of_its_members_softened_answers() {
        double temperature = 4;
        // softmax(z/4) of (4, 0) is (e, 1)/(e + 1), of (0, 0) is (1/2, 1/2).
        var members = List.of(new float[][] {{4, 0}}, new float[][] {{0, 0}});

        var logits = MeanOfProbabilities.at(temperature, members)[0];

        double expected = (Math.E / (Math.E + 1) + 0.5) / 2;
        double right = Math.exp(logits[0] / temperature);
        double wrong = Math.exp(logits[1] / temperature);
        assertThat(right / (right + wrong)).isCloseTo(expected, within(1e-7));
    }

    @Test
    void a_class_that_no_member_believes_in_has_finite_logits() {
        var members = List.of(new float[][] {{0, -2000}}, new float[][] {{0, -3000}});

        assertThat(MeanOfProbabilities.at(1, members)[0][1]).isCloseTo((float) (-2000 - Math.log(2)), within(1e-3f));
    }

    @Test
    void of_equal_members_it_is_that_member() {
        var data = Digits.load();
        var one = Teacher.of(first).logits(data.dev(), Device.cpu());
        var twice = Teacher.of(List.of(first, first)).at(3).logits(data.dev(), Device.cpu());

        assertThat(Evaluation.agreement(one, twice)).isEqualTo(1);
    }

    @Test
    void answers_batch_by_batch_as_it_does_at_once() {
        var teacher = Teacher.of(List.of(first, second)).at(2);
        var rows = Digits.load().dev();
        var atOnce = teacher.logits(rows, Device.cpu());
        try (var manager = Torch.newManager(Device.cpu());
                var running = RunningTeacher.load(teacher, Device.cpu())) {
            var inputs = manager.create(rows.features(0, 1, 2));
            var batch = running.answer(manager.create(new long[] {0, 1, 2}), inputs)
                    .logits()
                    .toFloatArray();

            for (int i = 0; i < batch.length; i++) {
                assertThat(batch[i]).isCloseTo(atOnce[i / 10][i % 10], within(1e-4f));
            }
        }
    }

    @Test
    void distils() {
        var data = Digits.load().take(200);
        var loss = new DistillationLoss(0.3, new SoftTargetLoss(4));
        var teacher = Teacher.of(List.of(first, second)).at(4);

        var result = new Training("student", Mlp.of(64, 12, 10), data, loss, teacher, Recipe.DEFAULT.withEpochs(2))
                .run(TrainingListener.NONE);

        assertThat(result.history().steps())
                .hasSize(8)
                .allSatisfy(step -> assertThat(step.totalLoss()).isFinite());
    }

    @Test
    void has_no_features_to_compare() {
        var setting = Training.setting(Mlp.of(64, 12, 10), Teacher.of(List.of(first, second)), null);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HintLoss("hidden1", "hidden1").parameters(setting))
                .withMessageContaining("the teacher must have a stage hidden1, but has no named stages");
    }

    @Test
    void refuses_members_of_other_classes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Teacher.of(List.of(first, untrained(1, 64, 3))))
                .withMessage(
                        "members must take the same inputs and answer the same classes, but mlp(64, 16, 10) takes 64 and answers 10, mlp(64, 3) takes 64 and answers 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Teacher.of(List.of(first)))
                .withMessage("members must be at least two, but were 1: one teacher is distill(teacher)");
    }
}
