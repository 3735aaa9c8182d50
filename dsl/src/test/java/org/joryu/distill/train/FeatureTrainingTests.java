package org.joryu.distill.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.data.Digits;
import org.joryu.distill.loss.DistillationLoss;
import org.joryu.distill.loss.HintLoss;
import org.joryu.distill.loss.Loss;
import org.joryu.distill.loss.SoftTargetLoss;
import org.joryu.distill.loss.TrainLabels;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.model.ConvNet;
import org.joryu.distill.model.Mlp;
import org.joryu.distill.model.Network;
import org.junit.jupiter.api.Test;

class FeatureTrainingTests {

    private static final Mlp TEACHER = Mlp.of(64, 32, 16, 10);
    private static final Mlp STUDENT = Mlp.of(64, 12, 10);

    private final Dataset few = Digits.load().take(100);

    private TrainingResult run(Network teacher, Network student, Loss loss, int epochs) {
        var taught = Teacher.of(new Classifier(teacher, teacher.initialWeights(5)));
        return new Training("student", student, few, loss, taught, Recipe.DEFAULT.withEpochs(epochs))
                .run(TrainingListener.NONE);
    }

    @Test
    void a_hint_draws_near_through_a_projector_that_is_trained_along() {
        var loss = new DistillationLoss(0, new HintLoss("hidden2", "hidden1"));

        var epochs = run(TEACHER, STUDENT, loss, 20).history().epochs();

        assertThat(epochs.getLast().softLoss()).isLessThan(epochs.getFirst().softLoss() / 3);
        assertThat(epochs.getLast().parts()).extracting(NamedLoss::name).containsExactly("CE", "hint");
    }

    @Test
    void layers_behind_a_hint_stay_as_they_are_where_nothing_else_is_asked_of_them() {
        var result = run(TEACHER, STUDENT, new DistillationLoss(0, new HintLoss("hidden2", "hidden1")), 1);

        assertThat(result.last().values("2.weight"))
                .containsExactly(result.initial().values("2.weight"));
        assertThat(result.last().values("0.weight"))
                .isNotEqualTo(result.initial().values("0.weight"));
    }

    @Test
    void maps_are_compared_along_with_answers() {
        var teacher = ConvNet.of("resnet8x4", 10).input(1, 8, 8);
        var student = ConvNet.of("resnet8", 10).input(1, 8, 8);
        var loss = new DistillationLoss(0.1, new SoftTargetLoss(4).plus(new HintLoss("stage2", "stage2").weight(100)));

        var steps = run(teacher, student, loss, 1).history().steps();

        assertThat(steps)
                .hasSize(2)
                .allSatisfy(step -> assertThat(step.totalLoss()).isFinite().isPositive());
    }

    @Test
    void the_same_seed_gives_the_same_student_bit_for_bit() {
        var loss = new DistillationLoss(0.5, new HintLoss("hidden1", "hidden1"));

        assertThat(run(TEACHER, STUDENT, loss, 3).last())
                .isEqualTo(run(TEACHER, STUDENT, loss, 3).last());
    }

    @Test
    void a_row_knows_its_number_among_those_of_its_label() {
        var labels = TrainLabels.of(1, 0, 1, 1, 0);

        assertThat(Arrays.asList(labels.rank(0), labels.rank(2), labels.rank(3)))
                .containsExactly(0, 1, 2);
        assertThat(labels.count(1)).isEqualTo(3);
        assertThat(labels.place(0, 1)).isEqualTo(4);
        assertThat(labels.count(7)).isZero();
    }
}
