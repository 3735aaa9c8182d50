package org.joryu.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.joryu.distill.Joryu.mlp;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import java.util.List;
import org.joryu.distill.model.BlockNetwork;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.model.Network;
import org.joryu.distill.train.Teacher;
import org.junit.jupiter.api.Test;

class CostTests {

    private static final float[] ROW = new float[64];

    private static Classifier model(Network network) {
        return new Classifier(network, network.initialWeights(1));
    }

    @Test
    void several_teachers_cost_what_all_of_them_cost() {
        var one = model(mlp(64, 12, 10));
        var other = model(mlp(64, 20, 10));

        var cost = Cost.of(Teacher.of(List.of(one, other)), ROW, "cpu").orElseThrow();

        assertThat(cost.parameters()).isEqualTo(910 + 1510);
        assertThat(cost.bytes()).isEqualTo(4 * (910 + 1510));
        assertThat(cost.multiplyAccumulates()).hasValue(888 + 1480);
    }

    @Test
    void what_a_foreign_block_multiplies_is_unknown() {
        var foreign =
                new BlockNetwork("foreign", () -> Linear.builder().setUnits(10).build(), 10, new Shape(64));

        var cost = Cost.of(model(foreign), ROW, "cpu");

        assertThat(cost.multiplyAccumulates()).isEmpty();
        assertThat(cost.bytes()).isEqualTo(4 * 650);
        assertThat(Cost.of(Teacher.of(List.of(model(foreign), model(mlp(64, 12, 10)))), ROW, "cpu")
                        .orElseThrow()
                        .multiplyAccumulates())
                .isEmpty();
    }
}
