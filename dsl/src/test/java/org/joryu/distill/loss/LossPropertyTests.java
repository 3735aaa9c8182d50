package org.joryu.distill.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.stream.Stream;
import org.joryu.distill.model.Torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What must hold of losses whatever the logits are.
class LossPropertyTests {

    private final NDManager manager = Torch.newManager(Device.cpu());
    private final NDArray student = manager.create(Golden.studentLogits());
    private final NDArray teacher = manager.create(Golden.teacherLogits());
    private final NDArray labels = Golden.labels(manager);

    @AfterEach
    void close() {
        manager.close();
    }

    private double value(SimpleLoss loss, NDArray student, NDArray teacher) {
        return loss.value(new Answers(student, teacher, labels)).getDouble();
    }

    static Stream<SimpleLoss> divergences() {
        return Stream.of(
                new SoftTargetLoss(4),
                new ReverseKlLoss(2),
                new JensenShannonLoss(0),
                new JensenShannonLoss(0.2),
                new JensenShannonLoss(1),
                new DecoupledLoss(1, 8, 4),
                new DistLoss(1, 1, 1, true),
                new StandardizedLoss(new SoftTargetLoss(2)),
                new SortedProbabilityLoss(),
                new MultiLevelLoss(),
                new MultiLevelLoss().variant(MultiLevelLoss.Variant.PUBLISHED_CODE));
    }

    @ParameterizedTest
    @MethodSource("divergences")
    void is_zero_for_equal_answers_and_positive_for_others(SimpleLoss loss) {
        // DIST adds an epsilon to the norms that it divides by.
        assertThat(value(loss, teacher, teacher)).isCloseTo(0, within(loss instanceof DistLoss ? 1e-5 : 1e-7));
        assertThat(value(loss, student, teacher)).isGreaterThan(0.01);
        assertThat(value(loss, teacher, student)).isGreaterThan(0.01);
    }

    @ParameterizedTest
    @MethodSource("divergences")
    void does_not_change_when_a_row_of_logits_is_shifted(SimpleLoss loss) {
        var shifts = manager.create(new double[][] {{100}, {-3}, {0.5}, {7}});

        assertThat(value(loss, student.add(shifts), teacher.sub(shifts)))
                .isCloseTo(value(loss, student, teacher), within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("divergences")
    void logits_of_any_size_give_finite_losses_and_gradients_in_f32(SimpleLoss loss) {
        for (double size : new double[] {0, 1, 1e4}) {
            var logits = student.mul(size).toType(DataType.FLOAT32, true);
            var opposite = teacher.mul(-size).toType(DataType.FLOAT32, true);
            logits.setRequiresGradient(true);
            var value = Torch.withGradients(() -> {
                var total = loss.value(new Answers(logits, opposite, labels));
                JniUtils.backward((PtNDArray) total, (PtNDArray) total.onesLike(), false, false);
                return total.getFloat();
            });

            assertThat(value).as("logits times %s", size).isFinite();
            for (float part : logits.getGradient().toFloatArray()) {
                assertThat(part).as("gradient, logits times %s", size).isFinite();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 2, 4, 8, 20})
    void the_square_of_the_temperature_keeps_the_size_of_the_gradient(double temperature) {
        double size = Gradients.norm(
                Gradients.analytic(student, logits -> new SoftTargetLoss(temperature).divergence(logits, teacher)));
        double hot = Gradients.norm(
                Gradients.analytic(student, logits -> new SoftTargetLoss(20).divergence(logits, teacher)));

        assertThat(size / hot).isBetween(0.5, 2.0);
    }

    @Test
    void at_high_temperatures_it_is_half_the_squared_difference_of_centred_logits() {
        assertThat(value(new SoftTargetLoss(1e4), student, teacher))
                .isCloseTo(Golden.value("KD_Tinf_limit"), within(1e-3));

        var centredStudent = student.sub(student.mean(new int[] {1}, true));
        var centredTeacher = teacher.sub(teacher.mean(new int[] {1}, true));
        assertThat(value(new LogitMseLoss(), centredStudent, centredTeacher) / 2)
                .isCloseTo(Golden.value("KD_Tinf_limit"), within(1e-9));
    }

    @Test
    void soft_cross_entropy_has_the_gradient_of_soft_targets() {
        assertThat(Gradients.analytic(
                        student, logits -> new SoftCrossEntropyLoss(4).value(new Answers(logits, teacher, labels))))
                .containsExactly(
                        Gradients.analytic(student, logits -> new SoftTargetLoss(4).divergence(logits, teacher)),
                        within(1e-12));
    }

    @Test
    void JSD_is_symmetric_at_one_half_only() {
        for (double beta : new double[] {0, 0.1, 0.4, 0.5, 0.9, 1}) {
            double there = value(new JensenShannonLoss(beta), student, teacher);
            double back = value(new JensenShannonLoss(beta), teacher, student);
            double mirrored = value(new JensenShannonLoss(1 - beta), teacher, student);

            assertThat(there).isCloseTo(mirrored, within(1e-12));
            if (beta == 0.5) {
                assertThat(there).isCloseTo(back, within(1e-12));
            } else {
                assertThat(Math.abs(there - back)).isGreaterThan(1e-4);
            }
        }
    }

    @Test
    void KL_is_TCKD_and_the_rest_of_the_teachers_confidence_times_NCKD() {
        double temperature = 4;
        double sum = 0;
        for (int row = 0; row < 4; row++) {
            var one = new Answers(
                    student.get(row + ":" + (row + 1)),
                    teacher.get(row + ":" + (row + 1)),
                    labels.get(row + ":" + (row + 1)));
            double right = one.requiredTeacher().div(temperature).softmax(1).getDouble(0, labels.getLong(row));
            sum += new DecoupledLoss(1, 1 - right, temperature).value(one).getDouble();
        }

        assertThat(sum / 4).isCloseTo(value(new SoftTargetLoss(temperature), student, teacher), within(1e-12));
    }

    @Test
    void smoothing_nothing_is_cross_entropy() {
        assertThat(value(new LabelSmoothingLoss(0), student, teacher))
                .isCloseTo(value(new HardLoss(), student, teacher), within(1e-12));
    }

    @Test
    void a_student_like_the_virtual_teacher_has_nothing_to_learn() {
        var logits = labels.oneHot(5, DataType.FLOAT64).mul(Math.log(0.99 * 4 / 0.01));

        assertThat(value(new VirtualTeacherLoss(20, 0.99), logits, teacher)).isCloseTo(0, within(1e-9));
        assertThat(value(new VirtualTeacherLoss(20, 0.99), student, teacher)).isGreaterThan(0.1);
    }
}
