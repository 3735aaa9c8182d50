package org.joryu.distill.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.joryu.distill.model.Torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LossCompositionTests {

    private final NDManager manager = Torch.newManager(Device.cpu());
    private final Answers answers = new Answers(
            manager.create(Golden.studentLogits()), manager.create(Golden.teacherLogits()), Golden.labels(manager));
    private final Loss soft =
            new SoftTargetLoss(4).plus(new DistLoss(1, 1, 1, true).weight(2)).plus(new LogitMseLoss());

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void formulas_tell_all_numbers() {
        assertThat(soft.formula()).isEqualTo("4²·KL + 2·DIST + MSE");
        assertThat(new DistillationLoss(0.3, soft).formula()).isEqualTo("0.3·CE + 0.7·(4²·KL + 2·DIST + MSE)");
        assertThat(soft.weight(0.5).formula()).isEqualTo("0.5·(4²·KL + 2·DIST + MSE)");
        assertThat(new DistillationLoss(0.1, new LabelSmoothingLoss(0.1), new StandardizedLoss(new SoftTargetLoss(2)))
                        .formula())
                .isEqualTo("0.1·CE(ε = 0.1) + 0.9·2²·KL(z-scores)");
        assertThat(List.of(
                                new DecoupledLoss(1, 8, 4),
                                new DistLoss(1, 1, 4, true),
                                new DistLoss(1, 1, 4, false),
                                new VirtualTeacherLoss(20, 0.99),
                                new ReverseKlLoss(1),
                                new JensenShannonLoss(0.5),
                                new SortedProbabilityLoss(),
                                new SoftCrossEntropyLoss(2))
                        .stream()
                        .map(Loss::formula))
                .containsExactly(
                        "DKD", "4²·DIST", "DIST", "20²·KL(virtual)", "RKL", "JSD(β = 0.5)", "ULD", "2²·softCE");
    }

    @Test
    void every_loss_says_in_words_what_its_symbol_means() {
        assertThat(new DecoupledLoss(1, 8, 4).meaning())
                .isEqualTo("1·TCKD + 8·NCKD, 4²·KL of the right class against the rest, and among the rest, at T = 4");
        assertThat(LossValueTests.ofPyTorch().values())
                .allSatisfy(loss -> assertThat(loss.meaning()).isNotBlank());
    }

    @Test
    void weights_and_sums_are_arithmetic_and_alpha_weighs_the_hard_loss() {
        double kl = Golden.value("KD_T4");
        double dist = Golden.value("DIST_tau1");
        double mse = new LogitMseLoss().value(answers).getDouble();

        var terms = new DistillationLoss(0.3, soft).of(answers);

        assertThat(Objects.requireNonNull(terms.hard()).getDouble()).isCloseTo(Golden.value("CE"), within(1e-8));
        assertThat(Objects.requireNonNull(terms.soft()).getDouble()).isCloseTo(kl + 2 * dist + mse, within(1e-6));
        assertThat(terms.total().getDouble())
                .isCloseTo(0.3 * Golden.value("CE") + 0.7 * (kl + 2 * dist + mse), within(1e-6));
    }

    @Test
    void every_part_is_told_by_itself_and_without_its_weight() {
        var parts = new DistillationLoss(0.3, soft).of(answers).parts();

        assertThat(parts.stream().map(LossTerms.Part::symbol)).containsExactly("CE", "KL", "DIST", "MSE");
        assertThat(parts.get(2).value().getDouble()).isCloseTo(Golden.value("DIST_tau1"), within(1e-6));
    }

    @Test
    void a_sum_of_labels_and_a_virtual_teacher_needs_no_teacher() {
        var loss = new HardLoss().weight(0.1).plus(new VirtualTeacherLoss(20, 0.99).weight(0.9));
        var alone = new Answers(answers.student(), null, answers.labels());

        assertThat(loss.needsTeacher()).isFalse();
        assertThat(loss.of(alone).total().getDouble())
                .isCloseTo(
                        0.1 * Golden.value("CE")
                                + 0.9
                                        * new VirtualTeacherLoss(20, 0.99)
                                                .value(alone)
                                                .getDouble(),
                        within(1e-9));
        assertThat(soft.needsTeacher()).isTrue();
    }

    @Test
    void equal_losses_are_equal_values() {
        assertThat(soft)
                .isEqualTo(new SoftTargetLoss(4)
                        .plus(new DistLoss(1, 1, 1, true).weight(2).plus(new LogitMseLoss())));
    }

    @Test
    void refuses_numbers_out_of_range() {
        refuses(
                () -> new JensenShannonLoss(1.5),
                "beta of JSD must be in [0, 1], but was 1.5:"
                        + " 0.5 is usual, 0 is KL(teacher‖student), 1 is KL(student‖teacher)");
        refuses(
                () -> new LabelSmoothingLoss(Double.NaN),
                "epsilon must be in [0, 1], but was NaN: 0 is cross-entropy, 0.1 is usual");
        refuses(
                () -> new DecoupledLoss(1, -8, 4),
                "beta of DKD must be ≥ 0 and finite, but was -8.0: 1 leaves the loss as it is, 0 turns it off");
        refuses(
                () -> soft.weight(Double.POSITIVE_INFINITY),
                "weight must be ≥ 0 and finite, but was Infinity: 1 leaves the loss as it is, 0 turns it off");
        refuses(
                () -> new VirtualTeacherLoss(20, 1),
                "confidence must be in (0, 1), but was 1.0: 0.99 is usual; a teacher of confidence 1 is the labels");
        for (ThrowingCallable loss : List.<ThrowingCallable>of(
                () -> new SoftCrossEntropyLoss(0),
                () -> new DecoupledLoss(1, 8, 0),
                () -> new DistLoss(1, 1, 0, true),
                () -> new VirtualTeacherLoss(0, 0.99),
                () -> new ReverseKlLoss(0))) {
            refuses(
                    loss,
                    "temperature must be > 0 and finite, but was 0.0:"
                            + " 1 leaves the teacher's answers as they are, 2 to 8 are usual");
        }
    }

    @Test
    void refuses_what_would_change_the_meaning_of_alpha() {
        var whole = new DistillationLoss(0.3, soft);

        refuses(
                () -> whole.weight(2),
                "a loss with an alpha cannot be weighed again, but was L = " + whole.formula()
                        + ": add up its soft losses, and say alpha last");
        refuses(
                () -> soft.plus(whole),
                "a loss with an alpha cannot be added to another, but was L = " + whole.formula()
                        + ": add up its soft losses, and say alpha last");
        refuses(
                () -> new DistillationLoss(0.5, whole),
                "a loss with an alpha cannot be a part of another, but was L = " + whole.formula()
                        + ": add up its soft losses, and say alpha last");
        refuses(
                () -> new DistillationLoss(0.3, soft.plus(new HardLoss())),
                "soft must hold no loss against the labels alone, but was 4²·KL + 2·DIST + MSE + CE:"
                        + " leave CE out, since alpha weighs the hard loss,"
                        + " and name another hard loss than CE with hard(...)");
        refuses(
                () -> new DistillationLoss(0.3, new SoftTargetLoss(1), soft),
                "hard must be a loss against the labels alone, but was 1²·KL:"
                        + " use CE or label smoothing, and give this one as soft loss");
        refuses(
                () -> new StandardizedLoss(new HardLoss()),
                "loss must be one of the teacher's and the student's logits, but was CE: use softTargets(2)");
    }

    @Test
    void refuses_classes_and_rows_for_which_a_loss_is_not_defined() {
        var two = new Answers(manager.create(new double[4][2]), manager.create(new double[4][2]), answers.labels());
        var one = new Answers(manager.create(new double[1][5]), manager.create(new double[1][5]), answers.labels());

        refuses(
                () -> new DecoupledLoss(1, 8, 4).value(two),
                "classes must be ≥ 3 for DKD, but were 2:"
                        + " without the right class one is left, whose share is always 1; use softTargets(4)");
        refuses(
                () -> new StandardizedLoss(new SoftTargetLoss(2)).value(two),
                "classes must be ≥ 3 for logit standardization, but were 2:"
                        + " standardized, two logits always are the same two numbers; use 2²·KL as it is");
        refuses(
                () -> soft.of(one),
                "rows of a batch must be ≥ 2 for DIST, but were 1:"
                        + " it correlates over the batch; use another batchSize, of which no row is left over");
    }

    private static void refuses(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }
}
