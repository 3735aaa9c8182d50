package org.joryu.distill.program;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.stream.Stream;
import org.joryu.distill.model.Torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExchangeTests {

    private final NDManager manager = Torch.newManager(Device.cpu());

    @AfterEach
    void close() {
        manager.close();
    }

    private List<NDArray> arrays(float... values) {
        return List.of(
                manager.create(values), manager.create(new float[] {values[0]}).reshape(new Shape(1, 1)));
    }

    private static List<Float> numbers(List<NDArray> arrays) {
        return arrays.stream()
                .flatMap(array -> Stream.of(array.toArray()).map(Number::floatValue))
                .toList();
    }

    @Test
    void copies_take_the_values_of_the_weights_where_they_are() {
        var weights = arrays(1, 2);
        var copies = arrays(0, 0);
        copies.forEach(copy -> copy.setRequiresGradient(true));
        var exchange = Exchange.between(weights, copies, arrays(0, 0), arrays(0, 0), manager);

        exchange.spread();
        assertThat(numbers(copies)).containsExactly(1f, 2f, 1f);

        weights.forEach(weight -> weight.muli(3));
        exchange.spread();
        assertThat(numbers(copies)).containsExactly(3f, 6f, 3f);
    }

    @Test
    void gradients_are_added_to_the_sums_and_cleared() {
        var sums = arrays(1, 2);
        var others = arrays(10, 20);
        var exchange = Exchange.between(arrays(0, 0), arrays(0, 0), sums, others, manager);

        exchange.gather();
        exchange.gather();

        assertThat(numbers(sums)).containsExactly(11f, 22f, 11f);
        assertThat(numbers(others)).containsOnly(0f);
    }
}
