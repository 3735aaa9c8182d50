package org.joryu.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.joryu.distill.Joryu.classWise;
import static org.joryu.distill.Joryu.crd;
import static org.joryu.distill.Joryu.crossEntropy;
import static org.joryu.distill.Joryu.digits;
import static org.joryu.distill.Joryu.distill;
import static org.joryu.distill.Joryu.exits;
import static org.joryu.distill.Joryu.infoNce;
import static org.joryu.distill.Joryu.learnedTemperature;
import static org.joryu.distill.Joryu.mlp;
import static org.joryu.distill.Joryu.multiLevel;
import static org.joryu.distill.Joryu.softTargets;
import static org.joryu.distill.Joryu.train;

import java.util.stream.Stream;
import org.joryu.distill.loss.Loss;
import org.joryu.distill.loss.MultiLevelLoss;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A few epochs of contrastive losses, and of networks that teach themselves.
class SelfTrainingTests {

    private static final TrainingRun TEACHER =
            train(mlp(64, 32, 10)).on(digits()).epochs(5).device("cpu").run();
    private static final DistillationPlan PLAN = distill(TEACHER)
            .into(mlp(64, 12, 10))
            .on(digits().take(200))
            .epochs(4)
            .learningRate(0.005)
            .device("cpu");

    static Stream<Named<Loss>> losses() {
        return Stream.<Loss>of(
                        infoNce(),
                        infoNce("hidden1").symmetric().embedded(16),
                        crd(),
                        softTargets(4).plus(crd().negatives(64).weight(0.8)),
                        multiLevel(),
                        multiLevel().variant(MultiLevelLoss.Variant.PUBLISHED_CODE))
                .map(loss -> Named.of(loss.formula() + ": " + String.join(", ", loss.meanings()), loss));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void the_loss_falls_and_the_same_seed_gives_the_same_student(Loss loss) {
        var plan = PLAN.loss(loss).alpha(0.1);

        var result = plan.run().result();

        var epochs = result.history().epochs();
        assertThat(epochs.getLast().softLoss()).isLessThan(epochs.getFirst().softLoss());
        assertThat(plan.run().result().last()).isEqualTo(result.last());
    }

    @Test
    void a_temperature_that_is_learned_makes_a_student_that_learns() {
        var plan = PLAN.loss(learnedTemperature()).alpha(0.1).epochs(20);

        var run = plan.run();

        assertThat(run.last().devAccuracy()).isGreaterThan(0.7);
        assertThat(plan.run().result().last()).isEqualTo(run.result().last());
    }

    @ParameterizedTest
    @MethodSource("alone")
    void a_network_may_teach_itself(Loss loss) {
        var plan = train(mlp(64, 24, 16, 10))
                .loss(loss)
                .on(digits().take(400))
                .epochs(8)
                .learningRate(0.005)
                .device("cpu");

        var result = plan.run().result();

        var epochs = result.history().epochs();
        assertThat(epochs.getLast().totalLoss()).isLessThan(epochs.getFirst().totalLoss());
        assertThat(result.lastEpoch().devAccuracy()).isGreaterThan(0.7);
        for (var name : result.last().names()) {
            assertThat(result.last().values(name)).isNotEqualTo(result.initial().values(name));
        }
        assertThat(plan.run().result().last()).isEqualTo(result.last());
    }

    static Stream<Loss> alone() {
        return Stream.of(crossEntropy().plus(classWise(4)), exits("hidden1"));
    }

    @Test
    void a_plan_says_what_is_drawn_and_trained() {
        assertThat(PLAN.loss(crd()).toString())
                .contains(
                        "CRD: teacher's hidden1 (32), student's hidden1 (12): both embedded in 128 numbers by 5,888 parameters")
                .contains("negatives a row, as the largest class leaves no more, of two memories of 200×128");
    }
}
