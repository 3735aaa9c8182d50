package org.joryu.distill.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.joryu.distill.model.Torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What must hold of contrastive losses and of those of a student alone, whatever the numbers.
class ContextLossTests {

    private final NDManager manager = Torch.newManager(Device.cpu());

    @AfterEach
    void close() {
        manager.close();
    }

    private static LossSetting setting(int... labels) {
        return new LossSetting(new LinkedHashMap<>(), new LinkedHashMap<>(), 3, TrainLabels.of(labels));
    }

    @Test
    void negatives_are_of_other_classes_and_each_is_drawn_once() {
        var labels = IntStream.range(0, 300).map(place -> place % 3).toArray();
        var negatives = new Negatives(setting(labels), 50);

        var drawn = negatives.behindOwn(Places.of(7, 30, 7), new SplittableRandom(1));

        assertThat(drawn).hasSize(3 * 51);
        for (int row = 0; row < 3; row++) {
            long own = drawn[row * 51];
            var others = Arrays.copyOfRange(drawn, row * 51 + 1, (row + 1) * 51);
            assertThat(own).isEqualTo(row == 1 ? 30 : 7);
            assertThat(others).doesNotHaveDuplicates();
            assertThat(LongStream.of(others).mapToObj(place -> labels[(int) place]))
                    .doesNotContain(labels[(int) own]);
        }
        assertThat(Arrays.copyOfRange(drawn, 1, 51)).isNotEqualTo(Arrays.copyOfRange(drawn, 103, 153));
    }

    @Test
    void negatives_are_the_same_for_the_same_random_numbers_only() {
        var negatives = new Negatives(setting(0, 1, 2, 0, 1, 2, 0, 1, 2), 4);
        var places = Places.of(0, 4);

        assertThat(negatives.behindOwn(places, new SplittableRandom(5)))
                .isEqualTo(negatives.behindOwn(places, new SplittableRandom(5)))
                .isNotEqualTo(negatives.behindOwn(places, new SplittableRandom(6)));
    }

    /// A row of another class is among 2 of 6 negatives with probability 1/3.
    @Test
    void every_row_of_another_class_is_drawn_as_often() {
        var negatives = new Negatives(setting(0, 0, 0, 1, 1, 1, 2, 2, 2), 2);
        var random = new SplittableRandom(3);
        var times = new int[9];

        for (int step = 0; step < 6000; step++) {
            for (var place : negatives.behindOwn(Places.of(4), random)) {
                times[(int) place]++;
            }
        }

        assertThat(times[3] + times[5]).isZero();
        for (int place : new int[] {0, 1, 2, 6, 7, 8}) {
            // Five standard deviations of 6,000 draws of probability 1/3 are 183.
            assertThat(times[place]).isBetween(2000 - 183, 2000 + 183);
        }
    }

    @Test
    void no_more_negatives_are_drawn_than_the_largest_class_leaves() {
        assertThat(new Negatives(setting(0, 0, 0, 1, 2), 16_384).count()).isEqualTo(2);
        assertThat(new Negatives(setting(0, 0, 0, 1, 2), 1).count()).isEqualTo(1);
    }

    @Test
    void a_contrast_of_rows_that_cannot_be_told_apart_is_the_logarithm_of_their_number() {
        var loss = new InfoNceLoss(null, null, 0.07, true, 0);

        assertThat(contrast(loss, manager.ones(new Shape(5, 3)), manager.ones(new Shape(5, 3))))
                .isCloseTo(Math.log(5), within(1e-6));
    }

    @Test
    void a_contrast_sees_directions_and_no_lengths_or_common_rotations() {
        var loss = new InfoNceLoss(null, null, 0.2, false, 0);
        var student = manager.create(new double[][] {{1, 2}, {-1, 0.5}, {0.3, -2}});
        var teacher = manager.create(new double[][] {{1, 1}, {-2, 1}, {0, -1}});
        var turn = manager.create(new double[][] {{Math.cos(1), Math.sin(1)}, {-Math.sin(1), Math.cos(1)}});

        double value = contrast(loss, student, teacher);

        assertThat(contrast(loss, student.mul(7), teacher.mul(0.1))).isCloseTo(value, within(1e-9));
        assertThat(contrast(loss, student.matMul(turn), teacher.matMul(turn))).isCloseTo(value, within(1e-9));
        assertThat(contrast(loss, teacher, teacher)).isLessThan(value);
    }

    private double contrast(InfoNceLoss loss, NDArray student, NDArray teacher) {
        var arrays = new LinkedHashMap<String, NDArray>();
        arrays.put("logits", manager.zeros(new Shape(student.size(0), 3)));
        arrays.put("student:pooled", student);
        arrays.put("teacher:pooled", teacher);
        return loss.value(new ContextReference.Scene(manager, 1, arrays).answers(loss))
                .toType(DataType.FLOAT64, false)
                .getDouble();
    }

    @Test
    void what_was_remembered_has_length_1_and_rows_that_were_not_seen_stay() {
        var loss = new CrdLoss(null, "stage2", 100, 0.2, 0.5, 3);
        var scene = ContextReference.scene(manager, "crd, later batch");
        var before = scene.array("learned:student.memory").toDoubleArray();

        loss.value(scene.answers(loss));

        var memory = scene.array("learned:student.memory");
        assertThat(memory.norm(new int[] {1}).toDoubleArray()).containsOnly(new double[] {1}, within(1e-9));
        // The batch's places are 4, 1, 2 and 0.
        var after = memory.toDoubleArray();
        assertThat(Arrays.copyOfRange(after, 9, 12)).isEqualTo(Arrays.copyOfRange(before, 9, 12));
        assertThat(Arrays.copyOfRange(after, 15, 18)).isEqualTo(Arrays.copyOfRange(before, 15, 18));
        assertThat(Arrays.copyOfRange(after, 12, 15)).isNotEqualTo(Arrays.copyOfRange(before, 12, 15));
        assertThat(scene.array("learned:student.scale").getDouble()).isEqualTo(9);
    }

    @Test
    void the_plan_says_how_many_negatives_there_are() {
        var scene = ContextReference.scene(manager, "crd, later batch");

        assertThat(new CrdLoss("pooled", "stage2").adaptations(scene.setting()))
                .containsExactly(
                        "CRD: teacher's pooled (5), student's stage2 (4, 2, 2): both embedded in 128 numbers by 1,408 parameters",
                        "CRD: 4 negatives a row, as the largest class leaves no more, of two memories of 6×128");
    }

    @Test
    void a_train_split_of_one_class_has_no_negatives() {
        var scene = ContextReference.scene(manager, "crd, later batch").setting();
        var oneClass = new LossSetting(scene.studentStages(), scene.teacherStages(), 3, TrainLabels.of(1, 1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CrdLoss(null, null).parameters(oneClass))
                .withMessageContaining("rows of two classes at least");
    }

    @Test
    void the_temperature_begins_at_15_6_and_stays_between_its_ends() {
        var loss = new LearnedTemperatureLoss(1, 20, 10);

        assertThat(loss.parameters(setting()))
                .singleElement()
                .isEqualTo(LossParameter.constant("theta", new Shape(1), 1));
        assertThat(temperature(loss, 1)).isCloseTo(15.62, within(0.01));
        assertThat(temperature(loss, -1000)).isEqualTo(1);
        assertThat(temperature(loss, 1000)).isEqualTo(21);
    }

    private double temperature(LearnedTemperatureLoss loss, double theta) {
        return loss.temperature(manager.create(new double[] {theta})).getDouble();
    }

    @Test
    void the_reversal_grows_for_ten_epochs() {
        var loss = new LearnedTemperatureLoss(1, 20, 10);

        assertThat(loss.reversal(1)).isCloseTo(-0.0245, within(1e-4));
        assertThat(loss.reversal(5)).isCloseTo(-0.5, within(1e-12));
        assertThat(loss.reversal(10)).isEqualTo(-1);
        assertThat(loss.reversal(200)).isEqualTo(-1);
    }

    /// An optimizer goes against a gradient, so against this one the loss must grow.
    @Test
    void a_step_of_the_optimizer_makes_the_temperature_worse_for_the_student() {
        var loss = new LearnedTemperatureLoss(1, 20, 10);
        var scene = ContextReference.scene(manager, "learnedTemperature, epoch 30");
        var theta = scene.array("learned:theta");
        theta.setRequiresGradient(true);
        double before = Torch.withGradients(() -> {
            var total = loss.value(scene.answers(loss));
            Torch.backward(total);
            return total.getDouble();
        });

        scene.arrays()
                .put(
                        "learned:theta",
                        theta.stopGradient().sub(theta.getGradient().mul(0.01)));

        assertThat(loss.value(scene.answers(loss)).getDouble()).isGreaterThan(before);
    }

    @Test
    void levels_are_zero_for_equal_answers_and_published_code_counts_about_half() {
        var teacher = manager.create(Golden.teacherLogits());
        var student = manager.create(Golden.studentLogits());
        var labels = Golden.labels(manager);
        var equations = new MultiLevelLoss();
        var published = equations.variant(MultiLevelLoss.Variant.PUBLISHED_CODE);

        assertThat(equations.value(new Answers(teacher, teacher, labels)).getDouble())
                .isCloseTo(0, within(1e-12));
        // Of four rows two are at most at the median, of five classes three.
        double half = published.value(new Answers(student, teacher, labels)).getDouble();
        double whole = equations.value(new Answers(student, teacher, labels)).getDouble();
        assertThat(half / whole).isBetween(0.5, 0.6);
    }

    @Test
    void a_student_that_answers_alike_to_a_class_has_nothing_to_learn_from_itself() {
        var logits = manager.create(Golden.studentLogits());
        var around = new BatchContext(
                setting(), new LinkedHashMap<>(), new LinkedHashMap<>(), Map.of(), Places.NONE, logits, null, 1, 0);
        var loss = new ClassWiseLoss(4);

        assertThat(loss.value(new Answers(logits, null, Golden.labels(manager), around))
                        .getDouble())
                .isCloseTo(0, within(1e-12));
        assertThat(loss.needsTeacher()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> loss.value(new Answers(logits, null, Golden.labels(manager))))
                .withMessageContaining("partner must have");
    }

    @Test
    void numbers_out_of_range_are_refused_with_what_is_usual() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CrdLoss(null, null).negatives(0))
                .withMessage("negatives must be ≥ 1, but was 0: 16384 is usual, fewer are faster");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CrdLoss(null, null, 8, 0.07, 1, 128))
                .withMessageContaining("momentum of CRD must be in [0, 1), but was 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CrdLoss(null, null, 8, 0.07, 0.5, 0))
                .withMessageContaining("width of CRD must be ≥ 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CrdLoss(null, null, 8, 0.01, 0.5, 128))
                .withMessageContaining("temperature of CRD must be ≥ 0.0125 and finite, but was 0.01");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InfoNceLoss(null, null, 0.07, false, 0).temperature(0))
                .withMessage("temperature of InfoNCE must be > 0 and finite, but was 0.0: 0.07 is usual for cosines");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InfoNceLoss(null, null, 0.07, false, 0).embedded(-1))
                .withMessageContaining("width of an embedding must be ≥ 1, but was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InfoNceLoss(null, null, 0.07, false, 0).requireRows(1))
                .withMessageContaining("rows of a batch must be ≥ 2 for InfoNCE");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LearnedTemperatureLoss(1, 0, 10))
                .withMessageContaining("range must be > 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LearnedTemperatureLoss(1, 20, 0))
                .withMessageContaining("epochs must be ≥ 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MultiLevelLoss().temperatures(new double[0]))
                .withMessageContaining("temperatures must be at least one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ExitsLoss(List.of("stage1", "stage1")))
                .withMessageContaining("none twice, but were [stage1, stage1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ExitsLoss(List.of("stage1")).alpha(2))
                .withMessageContaining("alpha of exits must be in [0, 1], but was 2.0");
    }
}
