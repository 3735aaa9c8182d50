package org.joryu.distill.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import java.util.List;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.data.Digits;
import org.joryu.distill.loss.DistLoss;
import org.joryu.distill.loss.DistillationLoss;
import org.joryu.distill.loss.HardLoss;
import org.joryu.distill.loss.Loss;
import org.joryu.distill.loss.SoftTargetLoss;
import org.joryu.distill.model.BlockNetwork;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.model.Mlp;
import org.joryu.distill.model.Network;
import org.junit.jupiter.api.Test;

class LinterTests {

    private static final Mlp STUDENT = Mlp.of(64, 12, 10);
    private static final Loss USUAL = new DistillationLoss(0.3, new SoftTargetLoss(4));

    private final Dataset few = Digits.load().take(100);

    private static Teacher untrained(Network network, long seed) {
        return Teacher.of(new Classifier(network, network.initialWeights(seed)));
    }

    private Training training(Network student, Teacher teacher, Loss loss, Dataset data) {
        return new Training("student", student, data, loss, teacher, Recipe.DEFAULT);
    }

    private List<String> notices(Network student, Teacher teacher, Loss loss) {
        return training(student, teacher, loss, few).rehearse().notices();
    }

    @Test
    void has_nothing_to_say_of_a_usual_plan() {
        assertThat(notices(STUDENT, untrained(Mlp.of(64, 32, 10), 1), USUAL)).isEmpty();
    }

    @Test
    void sees_a_student_that_is_larger_than_its_teacher() {
        assertThat(notices(STUDENT, untrained(Mlp.of(64, 4, 10), 1), USUAL))
                .containsExactly(
                        "the student has 910 parameters and its teacher 310: distillation makes models smaller, unless this is meant");
    }

    @Test
    void sees_a_student_that_is_its_own_teacher() {
        assertThat(notices(STUDENT, untrained(STUDENT, 0), USUAL))
                .first()
                .asString()
                .startsWith("the student begins as its teacher, weight by weight");
    }

    @Test
    void sees_probabilities_where_logits_are_expected() {
        var softmax = new BlockNetwork(
                "softened",
                () -> new SequentialBlock()
                        .add(Linear.builder().setUnits(32).build())
                        .add(Activation::relu)
                        .add(Linear.builder().setUnits(10).build())
                        .add(LambdaBlock.singleton(logits -> logits.softmax(1))),
                10,
                new Shape(64));

        assertThat(notices(STUDENT, untrained(softmax, 1), USUAL))
                .contains(
                        "the teacher answers probabilities where logits are expected, so every loss takes a softmax of a softmax: leave out its last layer");
    }

    @Test
    void sees_a_temperature_without_its_square() {
        var loss = new DistillationLoss(0.3, new DistLoss(1, 1, 4, false));

        assertThat(notices(STUDENT, untrained(Mlp.of(64, 32, 10), 1), loss))
                .first()
                .asString()
                .startsWith("DIST at T = 4.0 has no factor T², so its gradient is about 16 times smaller");
    }

    @Test
    void sees_test_rows_among_those_that_choose() {
        var features = new float[30][2];
        var labels = new int[30];
        for (int row = 0; row < 30; row++) {
            // Every row five times over, so that all splits hold the same.
            features[row][0] = Math.floorDiv(row, 10);
            labels[row] = row % 2;
        }
        var doubled = Dataset.of("doubled", features, labels, List.of("even", "odd"));
        var teacher = untrained(Mlp.of(2, 8, 2), 1);

        assertThat(training(Mlp.of(2, 2), teacher, USUAL, doubled).rehearse().notices())
                .contains(
                        "6 of the 6 test rows are also in dev, which chooses the epoch, so the report flatters: choose by other rows",
                        "6 of the 6 test rows are also in train, so the report flatters: test on other rows");
    }

    @Test
    void sees_a_loss_that_hardly_counts() {
        var drowned = new DistillationLoss(0.3, new SoftTargetLoss(4).weight(1e-6));

        assertThat(notices(STUDENT, untrained(Mlp.of(64, 32, 10), 1), drowned))
                .singleElement()
                .asString()
                .startsWith("the hard loss pulls ")
                .endsWith("so the teacher hardly counts: lower alpha, or weigh the soft loss more");
    }

    @Test
    void weighs_gradients_as_the_loss_weighs_them() {
        var teacher = untrained(Mlp.of(64, 32, 10), 1);
        var even = training(STUDENT, teacher, new DistillationLoss(0.5, new SoftTargetLoss(4)), few)
                .rehearse();
        var uneven = training(STUDENT, teacher, new DistillationLoss(0.8, new SoftTargetLoss(4)), few)
                .rehearse();

        assertThat(uneven.balance().orElseThrow().ratio())
                .isCloseTo(4 * even.balance().orElseThrow().ratio(), within(1e-6));
    }

    @Test
    void a_rehearsal_changes_nothing_of_what_follows() {
        var training = training(STUDENT, untrained(Mlp.of(64, 32, 10), 1), USUAL, few);
        var before = training.run(TrainingListener.NONE).last();

        var rehearsal = training.rehearse();

        assertThat(training.run(TrainingListener.NONE).last()).isEqualTo(before);
        assertThat(rehearsal.step()).isPositive();
        // Weights, gradients and two moments of 910 parameters, and 100 labels.
        assertThat(rehearsal.bytes()).isEqualTo(910 * 4 * 4 + 100 * 8);
    }

    @Test
    void there_is_no_balance_without_a_teacher() {
        var alone = new Training("alone", STUDENT, few, new HardLoss(), null, Recipe.DEFAULT);

        assertThat(alone.rehearse().balance()).isEmpty();
    }
}
