package org.joryu.distill.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.joryu.distill.program.AnyRows.Source;
import org.joryu.distill.program.AnyRows.Value;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class AnyRowsTests {

    private static final NDManager MANAGER = NDManager.newBaseManager(Device.cpu(), "PyTorch");

    @AfterAll
    static void close() {
        MANAGER.close();
    }

    private static AnyRows recorded(BiFunction<NDArray, UnaryOperator<NDArray>, NDArray> network) {
        return AnyRows.record(MANAGER, new Shape(6), DataType.FLOAT32, network);
    }

    @Test
    void what_is_as_long_as_there_are_rows_is_told_from_what_is_not() {
        try (var recorded = recorded((rows, weights) ->
                rows.reshape(rows.size(0), 2, 3).transpose(1, 0, 2).reshape(2, rows.size(0) * 3))) {
            assertThat(recorded.graph().inOrder())
                    .extracting(Node::toString)
                    .element(1)
                    .isEqualTo("torch.reshape[rows, Listing[elements=[Extent[count=1, perRow=true],"
                            + " Extent[count=2, perRow=false], Extent[count=3, perRow=false]]]]");
            assertThat(recorded.value(recorded.graph().roots().getFirst()))
                    .isEqualTo(new Value(DataType.FLOAT32, List.of(new Extent(2, false), new Extent(3, true))));
        }
    }

    @Test
    void weights_and_constants_are_known_by_the_arrays_that_they_are() {
        var weight = MANAGER.ones(new Shape(6, 4));
        try (var recorded = recorded((rows, weights) ->
                rows.matMul(weights.apply(weight)).add(rows.getManager().create(new float[] {1, 2, 3, 4})))) {
            var sources = recorded.graph().inOrder().stream()
                    .filter(Node::isRead)
                    .map(recorded::source)
                    .toList();

            assertThat(sources.get(0)).isEqualTo(new Source.Rows());
            assertThat(sources.get(1)).isEqualTo(new Source.Weight(weight));
            assertThat(((Source.Constant) sources.get(2)).array().toFloatArray())
                    .containsExactly(1, 2, 3, 4);
        }
    }

    @Test
    void refuses_what_is_in_no_proportion_to_the_rows() {
        assertThatExceptionOfType(NotRecordableException.class)
                .isThrownBy(() -> recorded((rows, weights) -> rows.mul(1f / rows.size(0))))
                .withMessage(
                        "it computes with 0.5 where there are 2 rows and with 0.3333333432674408 where there are 3");
        assertThatExceptionOfType(NotRecordableException.class)
                .isThrownBy(() -> recorded(
                        (rows, weights) -> rows.concat(rows.getManager().zeros(new Shape(1, 6), DataType.FLOAT32))))
                .withMessage("it computes with 3 where there are 2 rows and with 4 where there are 3,"
                        + " which is no multiple of them");
        assertThatExceptionOfType(NotRecordableException.class)
                .isThrownBy(() -> recorded((rows, weights) -> rows.size(0) > 2 ? rows.neg() : rows.abs()))
                .withMessage("it computes other things of three rows than of two");
        assertThatExceptionOfType(NotRecordableException.class)
                .isThrownBy(() ->
                        recorded((rows, weights) -> rows.mul(rows.getManager().create(new float[] {rows.size(0)}))))
                .withMessage("it makes an array of numbers that depends on how many rows there are");
    }
}
