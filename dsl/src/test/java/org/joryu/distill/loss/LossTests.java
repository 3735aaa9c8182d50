package org.joryu.distill.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Objects;
import java.util.function.Function;
import org.joryu.distill.model.Torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LossTests {

    private static final double EXACT = 1e-8;

    private final NDManager manager = Torch.newManager(Device.cpu());
    private NDArray student = manager.create(0f);
    private NDArray teacher = manager.create(0f);
    private NDArray labels = manager.create(0f);

    @BeforeEach
    void upload() {
        student = manager.create(Golden.studentLogits());
        teacher = manager.create(Golden.teacherLogits());
        labels = Golden.labels(manager);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private Answers answers() {
        return new Answers(student, teacher, labels);
    }

    @Test
    void the_hard_loss_has_its_golden_value() {
        assertThat(total(new HardLoss())).isCloseTo(Golden.value("CE"), within(EXACT));
    }

    @ParameterizedTest
    @CsvSource({"1, KD_T1", "2, KD_T2", "4, KD_T4", "20, KD_T20"})
    void the_soft_loss_has_its_golden_values(double temperature, String name) {
        assertThat(total(new SoftTargetLoss(temperature))).isCloseTo(Golden.value(name), within(EXACT));
    }

    @Test
    void alpha_weighs_the_hard_loss() {
        var loss = new DistillationLoss(0.3, new SoftTargetLoss(4));

        assertThat(total(loss)).isCloseTo(1.39712462, within(EXACT));
        assertThat(total(loss)).isCloseTo(Golden.value("article_alpha0.3_T4"), within(EXACT));
    }

    @Test
    void the_terms_are_reported_unweighted() {
        var terms = new DistillationLoss(0.3, new SoftTargetLoss(4)).of(answers());

        assertThat(Objects.requireNonNull(terms.hard()).getDouble()).isCloseTo(Golden.value("CE"), within(EXACT));
        assertThat(Objects.requireNonNull(terms.soft()).getDouble()).isCloseTo(Golden.value("KD_T4"), within(EXACT));
    }

    @Test
    void the_soft_gradient_has_its_golden_values() {
        var gradient = gradient(logits -> new SoftTargetLoss(4).divergence(logits, teacher));

        assertThat(gradient.get("0").toDoubleArray()).containsExactly(Golden.values("grad_KD_T4_row0"), within(EXACT));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 1})
    void the_gradient_agrees_with_finite_differences(double alpha) {
        var loss = new DistillationLoss(alpha, new SoftTargetLoss(4));
        var analytic = gradient(
                        logits -> loss.of(new Answers(logits, teacher, labels)).total())
                .toDoubleArray();
        double h = 1e-5;
        for (int i = 0; i < analytic.length; i++) {
            double numeric = (nudged(loss, i, h) - nudged(loss, i, -h)) / (2 * h);
            assertThat(analytic[i]).as("logit %d", i).isCloseTo(numeric, within(EXACT));
        }
    }

    private double nudged(Loss loss, int index, double by) {
        var logits = Golden.studentLogits();
        logits[index / logits[0].length][index % logits[0].length] += by;
        return loss.of(new Answers(manager.create(logits), teacher, labels))
                .total()
                .getDouble();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 4, 20})
    void the_soft_loss_is_zero_where_the_student_answers_like_the_teacher(double temperature) {
        var loss = new SoftTargetLoss(temperature);

        assertThat(loss.divergence(teacher, teacher).getDouble()).isCloseTo(0, within(1e-12));
        assertThat(loss.divergence(student, teacher).getDouble()).isGreaterThan(0.1);
        assertThat(loss.divergence(teacher, student).getDouble()).isGreaterThan(0.1);
    }

    @Test
    void losses_do_not_change_when_a_row_of_logits_is_shifted() {
        var loss = new DistillationLoss(0.3, new SoftTargetLoss(4));
        double before = total(loss);
        var shifts = manager.create(new double[][] {{100}, {-3}, {0.5}, {7}});

        student = student.add(shifts);
        teacher = teacher.sub(shifts);

        assertThat(total(loss)).isCloseTo(before, within(EXACT));
    }

    @Test
    void huge_logits_stay_finite() {
        student = student.mul(1e4);
        teacher = teacher.mul(-1e4);

        assertThat(total(new DistillationLoss(0.3, new SoftTargetLoss(1)))).isFinite();
    }

    @Test
    void formulas_read_as_a_person_writes_them() {
        assertThat(new HardLoss().formula()).isEqualTo("CE");
        assertThat(new DistillationLoss(0.3, new SoftTargetLoss(4)).formula()).isEqualTo("0.3·CE + 0.7·4²·KL");
        assertThat(new DistillationLoss(0.25, new SoftTargetLoss(2.5)).formula())
                .isEqualTo("0.25·CE + 0.75·2.5²·KL");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refuses_a_temperature_that_is_not_positive_and_finite(double temperature) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SoftTargetLoss(temperature))
                .withMessage("temperature must be > 0 and finite, but was " + temperature
                        + ": 1 leaves the teacher's answers as they are, 2 to 8 are usual");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void refuses_an_alpha_outside_0_to_1(double alpha) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DistillationLoss(alpha, new SoftTargetLoss(4)))
                .withMessage("alpha must be in [0, 1], but was " + alpha
                        + ": it weighs the hard loss, so 1 ignores the teacher and 0 the labels");
    }

    @Test
    void refuses_a_soft_loss_without_a_teacher() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SoftTargetLoss(4).of(new Answers(student, null, labels)))
                .withMessage("teacher must have logits for a soft loss, but has none: use HardLoss without a teacher");
    }

    private double total(Loss loss) {
        return loss.of(answers()).total().getDouble();
    }

    /// Autograd refers to the factors of a formula until the backward pass; they must live so long.
    @Test
    void the_gradient_does_not_depend_on_the_garbage_collector() {
        var loss = new DistillationLoss(0.3, new SoftTargetLoss(4));
        Function<NDArray, NDArray> value = logits -> Objects.requireNonNull(
                loss.of(new Answers(logits, teacher, labels)).total());
        var undisturbed = gradient(value).toDoubleArray();
        // Gradients add up; this one begins anew.
        student = manager.create(Golden.studentLogits());

        var disturbed = gradient(logits -> {
            var total = value.apply(logits);
            System.gc();
            Gradients.overwriteFreedMemory();
            return total;
        });

        assertThat(disturbed.toDoubleArray()).containsExactly(undisturbed);
    }

    private NDArray gradient(Function<NDArray, NDArray> loss) {
        student.setRequiresGradient(true);
        return Torch.withGradients(() -> {
            var total = loss.apply(student);
            JniUtils.backward((PtNDArray) total, (PtNDArray) total.onesLike(), false, false);
            return student.getGradient();
        });
    }
}
