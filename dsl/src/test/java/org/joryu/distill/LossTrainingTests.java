package org.joryu.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.joryu.distill.Joryu.crossEntropy;
import static org.joryu.distill.Joryu.digits;
import static org.joryu.distill.Joryu.dist;
import static org.joryu.distill.Joryu.distill;
import static org.joryu.distill.Joryu.dkd;
import static org.joryu.distill.Joryu.jsd;
import static org.joryu.distill.Joryu.labelSmoothing;
import static org.joryu.distill.Joryu.logitMse;
import static org.joryu.distill.Joryu.mlp;
import static org.joryu.distill.Joryu.reverseKl;
import static org.joryu.distill.Joryu.softCrossEntropy;
import static org.joryu.distill.Joryu.softTargets;
import static org.joryu.distill.Joryu.standardized;
import static org.joryu.distill.Joryu.train;
import static org.joryu.distill.Joryu.uld;
import static org.joryu.distill.Joryu.virtualTeacher;
import static org.joryu.distill.Joryu.warmUp;

import java.util.stream.Stream;
import org.joryu.distill.loss.Loss;
import org.joryu.distill.train.NamedLoss;
import org.joryu.distill.train.TrainingResult;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Two epochs with every loss.
class LossTrainingTests {

    private static final TrainingRun TEACHER =
            train(mlp(64, 32, 10)).on(digits()).epochs(5).device("cpu").run();
    private static final DistillationPlan PLAN = distill(TEACHER)
            .into(mlp(64, 12, 10))
            .on(digits())
            .epochs(2)
            .learningRate(0.005)
            .device("cpu");

    static Stream<Named<Loss>> losses() {
        return Stream.<Loss>of(
                        softTargets(4),
                        softCrossEntropy(2),
                        logitMse(),
                        dkd(1, 8),
                        dist(4),
                        dist(2).withoutSquare(),
                        standardized(softTargets(2)).weight(9),
                        virtualTeacher(5),
                        reverseKl(2),
                        jsd(0.5),
                        jsd(1),
                        uld(),
                        softTargets(4).plus(dist().weight(2)).plus(logitMse().weight(0.1)))
                .map(loss -> Named.of(loss.formula(), loss));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void the_loss_falls_the_student_moves_and_the_teacher_does_not(Loss loss) {
        var before = TEACHER.model().weights().sha256();

        var result = PLAN.loss(loss).alpha(0.1).run().result();

        var epochs = result.history().epochs();
        assertThat(epochs.getLast().softLoss()).isLessThan(epochs.getFirst().softLoss());
        assertThat(epochs.getLast().totalLoss()).isLessThan(epochs.getFirst().totalLoss());
        everyWeightMoved(result);
        assertThat(TEACHER.model().weights().sha256()).isEqualTo(before);
    }

    private static void everyWeightMoved(TrainingResult result) {
        for (var name : result.last().names()) {
            assertThat(result.last().values(name)).isNotEqualTo(result.initial().values(name));
        }
    }

    @Test
    void a_student_may_learn_from_smoothed_labels_or_a_teacher_that_does_not_exist() {
        var alone = train(mlp(64, 12, 10)).on(digits()).epochs(2).learningRate(0.005);

        for (var loss : Stream.of(
                        labelSmoothing(0.1),
                        crossEntropy().weight(0.1).plus(virtualTeacher(20).weight(0.9)))
                .toList()) {
            var result = alone.loss(loss).run().result();
            var epochs = result.history().epochs();
            assertThat(epochs.getLast().totalLoss())
                    .isLessThan(epochs.getFirst().totalLoss());
            everyWeightMoved(result);
        }
    }

    @Test
    void a_schedule_is_followed_from_epoch_to_epoch() {
        var cold = PLAN.epochs(1).loss(softTargets(4).weight(0.5)).run();
        var warming = PLAN.loss(softTargets(4).weight(warmUp(2))).run();

        var history = warming.history();
        assertThat(history.steps().subList(0, cold.history().steps().size()))
                .isEqualTo(cold.history().steps());
        var last = history.steps().getLast();
        assertThat(last.softLoss()).isEqualTo(last.parts().getLast().value());
        assertThat(history.steps().getFirst().softLoss())
                .isEqualTo(history.steps().getFirst().parts().getLast().value() / 2);
    }

    @Test
    void metrics_tell_of_every_part_and_alone_has_the_same_hard_loss() {
        var run = PLAN.loss(softTargets(4).plus(dist().weight(2)))
                .hard(labelSmoothing(0.1))
                .run();

        var step = run.history().steps().getFirst();
        assertThat(step.parts().stream().map(NamedLoss::name)).containsExactly("CE(ε = 0.1)", "KL", "DIST");
        var parts = step.parts().stream().mapToDouble(NamedLoss::value).toArray();
        assertThat((float) step.hardLoss()).isEqualTo((float) parts[0]);
        assertThat((float) step.softLoss()).isEqualTo((float) parts[1] + 2 * (float) parts[2]);
        assertThat(run.last().severalParts()).hasSize(3);
        assertThat(run.alone().history().steps().getFirst().hardLoss()).isEqualTo(step.hardLoss());
        assertThat(run.report().toString()).contains("mlp(64, 12, 10)");
    }
}
