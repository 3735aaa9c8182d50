package org.joryu.distill.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.joryu.distill.model.TextTransformer;
import org.joryu.distill.model.Torch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CosineLossTests {

    private final NDManager manager = Torch.newManager(Device.cpu());

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void padding_does_not_count() {
        // Three places: the same, opposite, at right angles; the second is padding.
        var student = manager.create(new double[] {1, 0, 1, 0, 1, 0}).reshape(1, 3, 2);
        var teacher = manager.create(new double[] {2, 0, -1, 0, 0, 3}).reshape(1, 3, 2);
        var rows = manager.create(new float[] {7, 0, 5}).reshape(1, 3);
        var tokens = new TextTransformer(8, 3, 2, 1, 1, 2).tokens(rows);

        assertThat(value(student, teacher, tokens)).isCloseTo(0.5, within(1e-12));
        assertThat(value(student, teacher, null)).isCloseTo(1, within(1e-12));
    }

    @Test
    void a_batch_of_padding_has_a_finite_loss() {
        var states = manager.create(new double[] {1, 0, 1, 0}).reshape(1, 2, 2);

        assertThat(value(states, states, manager.zeros(new Shape(1, 2)))).isEqualTo(1);
    }

    private double value(NDArray student, NDArray teacher, @Nullable NDArray tokens) {
        var around = new BatchContext(
                LossSetting.NONE, states(student), states(teacher), Map.of(), Places.NONE, null, tokens, 1, 0);
        var loss = new CosineLoss(StagePair.named("layer1"));
        return loss.value(new Answers(student, null, student, around)).getDouble();
    }

    private static SequencedMap<String, NDArray> states(NDArray array) {
        return new LinkedHashMap<>(Map.of("layer1", array));
    }
}
