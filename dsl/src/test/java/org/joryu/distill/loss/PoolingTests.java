package org.joryu.distill.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.types.Shape;
import com.google.gson.JsonObject;
import java.util.List;
import org.joryu.distill.model.Torch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PoolingTests {

    static List<JsonObject> poolings() {
        return FeatureReference.resizings("poolings");
    }

    /// Of lines and columns that are no multiples of what they are pooled to, too.
    @ParameterizedTest(name = "to {0}")
    @MethodSource("poolings")
    void maps_are_pooled_as_by_PyTorch(JsonObject pooling) {
        try (var manager = Torch.newManager(Device.cpu())) {
            var lines = FeatureReference.matrix(pooling, "maps");
            var expected = FeatureReference.matrix(pooling, "pooled");
            var maps = manager.create(lines).reshape(1, 1, lines.length, lines[0].length);

            var pooled = Pooling.to(maps, expected.length, expected[0].length);

            assertThat(pooled.getShape()).isEqualTo(new Shape(1, 1, expected.length, expected[0].length));
            assertThat(pooled.toDoubleArray())
                    .containsExactly(manager.create(expected).toDoubleArray(), within(1e-12));
        }
    }

    static List<JsonObject> enlargements() {
        return FeatureReference.resizings("enlargements");
    }

    @ParameterizedTest(name = "to {0}")
    @MethodSource("enlargements")
    void maps_are_enlarged_as_by_PyTorch(JsonObject enlargement) {
        try (var manager = Torch.newManager(Device.cpu())) {
            var lines = FeatureReference.matrix(enlargement, "maps");
            var expected = FeatureReference.matrix(enlargement, "pooled");
            var maps = manager.create(lines).reshape(1, 1, lines.length, lines[0].length);

            var enlarged = Pooling.nearest(maps, expected.length, expected[0].length);

            assertThat(enlarged.toDoubleArray())
                    .containsExactly(manager.create(expected).toDoubleArray(), within(0.0));
        }
    }
}
