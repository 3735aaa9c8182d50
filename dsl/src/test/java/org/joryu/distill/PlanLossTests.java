package org.joryu.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.joryu.distill.Joryu.crossEntropy;
import static org.joryu.distill.Joryu.digits;
import static org.joryu.distill.Joryu.dist;
import static org.joryu.distill.Joryu.distill;
import static org.joryu.distill.Joryu.dkd;
import static org.joryu.distill.Joryu.labelSmoothing;
import static org.joryu.distill.Joryu.logitMse;
import static org.joryu.distill.Joryu.mlp;
import static org.joryu.distill.Joryu.softTargets;
import static org.joryu.distill.Joryu.standardized;
import static org.joryu.distill.Joryu.train;
import static org.joryu.distill.Joryu.virtualTeacher;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.joryu.distill.model.Classifier;
import org.junit.jupiter.api.Test;

/// How plans take losses.
class PlanLossTests {

    private final DistillationPlan plan = distill(untrained(64, 16, 10)).into(mlp(64, 12, 10));

    private static Classifier untrained(int... sizes) {
        var network = mlp(sizes);
        return new Classifier(network, network.initialWeights(1));
    }

    @Test
    void a_plan_shows_every_loss_with_its_weight_and_says_what_it_is() {
        assertThat(plan.loss(softTargets(4).plus(dist().weight(2))).hard(labelSmoothing(0.1)))
                .hasToString("""
                distill mlp(64, 16, 10) → mlp(64, 12, 10)
                  loss     L = 0.3·CE(ε = 0.1) + 0.7·(4²·KL + 2·DIST)
                  where    CE(ε = 0.1) = cross-entropy with labels smoothed by 0.1
                  where    KL = KL(teacher‖student) at T = 4, batch mean
                  where    DIST = 1·(1 − ρ within rows) + 1·(1 − ρ within classes) of the probabilities at T = 1
                  teacher  mlp(64, 16, 10), 1,210 parameters, frozen
                  student  mlp(64, 12, 10), 910 parameters, 1.3 times fewer
                  data     not chosen yet: .on(digits())
                  training 30 epochs, batches of 64, Adam, learning rate 0.01, seed 0""");
    }

    @Test
    void alpha_and_loss_may_be_said_in_any_order() {
        var one = plan.loss(dkd(1, 8)).alpha(0.5).hard(labelSmoothing(0.2));

        assertThat(one).isEqualTo(plan.hard(labelSmoothing(0.2)).alpha(0.5).loss(dkd(1, 8)));
        assertThat(one.loss().formula()).isEqualTo("0.5·CE(ε = 0.2) + 0.5·DKD");
        assertThat(one.loss(logitMse()).loss().formula()).isEqualTo("0.5·CE(ε = 0.2) + 0.5·MSE");
    }

    @Test
    void a_temperature_is_said_either_by_the_plan_or_by_the_loss() {
        var message = "temperature must not be said where loss(...) is, but was 2.0 beside 4²·KL:"
                + " every loss names its own, as in softTargets(2.0); leave out .temperature(...) or .loss(...)";

        refuses(() -> plan.temperature(2).loss(softTargets(4)), message);
        refuses(() -> plan.loss(softTargets(4)).temperature(2), message);
    }

    @Test
    void soft_targets_are_shown_at_the_temperature_of_the_loss() {
        assertThat(plan.loss(logitMse().plus(standardized(softTargets(2))))
                        .loss()
                        .temperature())
                .isEqualTo(2);
        assertThat(plan.loss(logitMse()).loss().temperature()).isEqualTo(1);
    }

    @Test
    void refuses_a_hard_loss_among_the_soft_ones() {
        refuses(
                () -> plan.loss(softTargets(4).plus(crossEntropy().weight(0.1))),
                "soft must hold no loss against the labels alone, but was 4²·KL + 0.1·CE: leave CE out,"
                        + " since alpha weighs the hard loss, and name another hard loss than CE with hard(...)");
    }

    @Test
    void refuses_a_loss_that_is_not_defined_for_two_classes_when_it_is_planned() {
        var binary = distill(untrained(64, 4, 2)).into(mlp(64, 3, 2));

        refuses(
                () -> binary.loss(softTargets(4).plus(dkd(1, 8))),
                "classes must be ≥ 3 for DKD, but were 2:"
                        + " without the right class one is left, whose share is always 1; use softTargets(4)");
    }

    @Test
    void check_finds_a_last_batch_of_one_row() {
        var dist = plan.loss(dist()).on(digits().take(129));

        refuses(
                dist::check,
                "rows of a batch must be ≥ 2 for DIST, but were 1:"
                        + " it correlates over the batch; use another batchSize, of which no row is left over");
        refuses(
                dist.batchSize(1)::check,
                "rows of a batch must be ≥ 2 for DIST, but were 1:"
                        + " it correlates over the batch; use another batchSize, of which no row is left over");
        assertThat(dist.batchSize(43).check().loss().formula()).isEqualTo("0.3·CE + 0.7·DIST");
    }

    @Test
    void a_training_takes_losses_that_need_no_teacher() {
        var training = train(mlp(64, 12, 10));

        assertThat(training.loss(crossEntropy()
                                .weight(0.1)
                                .plus(virtualTeacher(20).weight(0.9)))
                        .toString())
                .contains("loss     L = 0.1·CE + 0.9·20²·KL(virtual)");
        refuses(
                () -> training.loss(softTargets(4)),
                "loss must need no teacher in a training, but was L = 4²·KL: give it to"
                        + " distill(teacher).into(student), or use crossEntropy(), labelSmoothing(0.1)"
                        + " or virtualTeacher(20)");
    }

    private static void refuses(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }
}
