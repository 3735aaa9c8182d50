package org.joryu.distill.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.joryu.distill.model.Torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HintLossTests {

    private static final double EXACT = 1e-9;

    private final NDManager manager = Torch.newManager(Device.cpu());

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void has_its_golden_value() {
        var student = manager.create(Golden.features("student_feat"));
        var teacher = manager.create(Golden.features("teacher_feat"));

        assertThat(value(new HintLoss("pooled", "pooled"), student, teacher, Map.of()))
                .isCloseTo(Golden.value("FitNet_MSE"), within(EXACT));
    }

    @Test
    void projects_the_student_to_the_width_of_the_teacher() {
        var hint = new HintLoss("hidden2", "hidden1");
        var student = manager.create(new double[][] {{1, 2}});
        var teacher = manager.create(new double[][] {{1, 0, 0}});
        var learned = Map.of(
                "projector.weight", manager.create(new double[][] {{1, 0}, {0, 1}, {1, 1}}),
                "projector.bias", manager.create(new double[] {0, 1, -1}));

        // r(F_s) = (1, 3, 2), so the differences are 0, 3 and 2.
        assertThat(value(hint, student, teacher, learned)).isCloseTo(13.0 / 3, within(EXACT));
    }

    @Test
    void pools_the_larger_map_to_the_smaller() {
        var student = manager.create(new double[] {1, 3, 5, 7}).reshape(1, 1, 2, 2);
        var teacher = manager.create(new double[] {3}).reshape(1, 1, 1, 1);

        assertThat(value(new HintLoss("stage1", "stage1"), student, teacher, Map.of()))
                .isCloseTo(1, within(EXACT));
    }

    @Test
    void averages_maps_that_meet_a_vector() {
        var student = manager.create(new double[] {1, 3, 5, 7, 2, 2, 2, 2}).reshape(1, 2, 2, 2);
        var teacher = manager.create(new double[][] {{2, 5}});

        // The means are 4 and 2.
        assertThat(value(new HintLoss("stage1", "stage1"), student, teacher, Map.of()))
                .isCloseTo(6.5, within(EXACT));
    }

    @Test
    void says_what_it_chose() {
        var setting = new LossSetting(
                stages("stage1", new Shape(8, 4, 4)), stages("stage1", new Shape(32, 8, 8)), 10, TrainLabels.of());

        assertThat(new HintLoss("stage1", "stage1").adaptations(setting))
                .containsExactly(
                        "hint: teacher's stage1 (32, 8, 8), student's stage1 (8, 4, 4): pooled to 4×4, student projected from 8 to 32 by 288 parameters");
    }

    @Test
    void names_the_stages_there_are() {
        var setting = new LossSetting(
                stages("hidden1", new Shape(12)), stages("hidden1", new Shape(256)), 10, TrainLabels.of());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HintLoss("stage2", "hidden1").parameters(setting))
                .withMessage(
                        "the teacher must have the stage that is compared, but has no stage2: its stages are hidden1");
    }

    @Test
    void refuses_a_map_beside_tokens() {
        var setting = new LossSetting(
                stages("stage1", new Shape(8, 4, 4)), stages("stage1", new Shape(16, 32)), 10, TrainLabels.of());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HintLoss("stage1", "stage1").parameters(setting))
                .withMessageContaining("must both have maps, or both tokens");
    }

    private double value(HintLoss hint, NDArray student, NDArray teacher, Map<String, NDArray> learned) {
        var logits = manager.zeros(new Shape(student.size(0), 2));
        var around = BatchContext.of(
                LossSetting.NONE,
                features(hint.guided(), student),
                features(hint.hint(), teacher),
                Map.of(hint, learned));
        return hint.value(new Answers(logits, null, manager.zeros(new Shape(student.size(0))), around))
                .getDouble();
    }

    private static SequencedMap<String, NDArray> features(String stage, NDArray feature) {
        return new LinkedHashMap<>(Map.of(stage, feature));
    }

    private static SequencedMap<String, Shape> stages(String stage, Shape shape) {
        return new LinkedHashMap<>(Map.of(stage, shape));
    }
}
