package org.joryu.distill.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.LayerNorm;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.joryu.distill.model.Torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is recorded and run as a program is what DJL computes.
class RecordedOperationsTests {

    private final NDManager manager = Torch.newManager(Device.cpu());

    @AfterEach
    void close() {
        manager.close();
    }

    private static Named<UnaryOperator<NDArray>> on(String name, UnaryOperator<NDArray> function) {
        return Named.of(name, function);
    }

    /// Functions of an array of shape (4, 6).
    static Stream<Named<UnaryOperator<NDArray>>> functions() {
        return Stream.of(
                on("neg", NDArray::neg),
                on("abs", NDArray::abs),
                on("square", NDArray::square),
                on("sqrt", x -> x.abs().sqrt()),
                on("exp", NDArray::exp),
                on("log", x -> x.abs().add(1).log()),
                on("cos", NDArray::cos),
                on("tanh", NDArray::tanh),
                on("relu", Activation::relu),
                on("sigmoid", Activation::sigmoid),
                on("leaky relu", x -> Activation.leakyRelu(x, 0.1f)),
                on("elu", x -> Activation.elu(x, 1.5f)),
                on("gelu", Activation::gelu),
                on("swish", x -> Activation.swish(x, 1.5f)),
                on("mish", Activation::mish),
                on("softplus", Activation::softPlus),
                on("add a number", x -> x.add(2.5)),
                on("subtract a whole number", x -> x.sub(2)),
                on(
                        "multiply by an array of one number",
                        x -> x.mul(x.getManager().create(0.3))),
                on(
                        "a number minus an array",
                        x -> x.getManager()
                                .create(1.0)
                                .toType(DataType.FLOAT32, false)
                                .sub(x)),
                on("divide", x -> x.div(x.abs().add(1))),
                on("power", x -> x.abs().pow(1.5)),
                on("maximum", x -> x.maximum(0.25)),
                on("minimum", x -> x.minimum(x.neg())),
                on("clip", x -> x.clip(-0.5, 0.5)),
                on("compare", x -> x.gt(0).toType(DataType.FLOAT32, false)),
                on("choose", x -> NDArrays.where(x.gt(0), x, x.neg())),
                on("sum", NDArray::sum),
                on("sum along", x -> x.sum(new int[] {1}, true)),
                on("mean along", x -> x.mean(new int[] {0})),
                on("max along", x -> x.max(new int[] {1}, true)),
                on("norm", x -> x.norm(2, new int[] {1}, false)),
                on("softmax", x -> x.softmax(1)),
                on("log softmax", x -> x.logSoftmax(1)),
                on("sort", x -> x.sort(1)),
                on("matrix product", x -> x.matMul(x.transpose())),
                on("reshape", x -> x.reshape(2, 2, 6)),
                on("transpose", x -> x.reshape(2, 2, 6).transpose(2, 0, 1)),
                on("swap axes", x -> x.swapAxes(0, 1)),
                on("expand and squeeze", x -> x.expandDims(1).squeeze(1)),
                on("flatten", NDArray::flatten),
                on("broadcast", x -> x.sum(new int[] {0}, true).broadcast(new Shape(4, 6))),
                on("repeat", x -> x.repeat(1, 2)),
                on("concat", x -> x.concat(x.neg(), 1)),
                on("stack", x -> NDArrays.stack(new NDList(x, x.square()))),
                on("split", x -> x.split(3, 1).get(1)),
                on("split at", x -> x.split(new long[] {1, 4}, 1).get(1)),
                on("slice", x -> x.get(new NDIndex(":, 1:3"))),
                on("one row", x -> x.get(2)),
                on("rows by number", x -> x.get(new NDIndex("{}", x.getManager().arange(0, 3, 2, DataType.INT64)))),
                on("gather", x -> x.gather(x.argMax(1).expandDims(1), 1)),
                on("one hot", x -> x.argMax(1).oneHot(6)),
                on("without a gradient", NDArray::stopGradient),
                on(
                        "linear",
                        x -> Linear.linear(
                                        x,
                                        x.getManager()
                                                .ones(new Shape(3, 6), DataType.FLOAT32)
                                                .mul(0.1))
                                .singletonOrThrow()),
                on(
                        "layer norm",
                        x -> LayerNorm.layerNorm(
                                        x,
                                        new Shape(6),
                                        x.getManager().ones(new Shape(6), DataType.FLOAT32),
                                        x.getManager().zeros(new Shape(6), DataType.FLOAT32),
                                        1e-5f)
                                .singletonOrThrow()),
                on(
                        "convolution and pooling",
                        x -> pooled(Conv2d.conv2d(
                                        x.reshape(1, 1, 4, 6),
                                        x.getManager().ones(new Shape(2, 1, 3, 3), DataType.FLOAT32),
                                        x.getManager().zeros(new Shape(2), DataType.FLOAT32),
                                        new Shape(1, 1),
                                        new Shape(1, 1))
                                .singletonOrThrow())),
                on(
                        "batch norm",
                        x -> BatchNorm.batchNorm(
                                        x,
                                        x.getManager().zeros(new Shape(6), DataType.FLOAT32),
                                        x.getManager().ones(new Shape(6), DataType.FLOAT32),
                                        x.getManager().ones(new Shape(6), DataType.FLOAT32),
                                        x.getManager().zeros(new Shape(6), DataType.FLOAT32),
                                        1,
                                        0.9f,
                                        1e-5f,
                                        true)
                                .singletonOrThrow()));
    }

    private static NDArray pooled(NDArray maps) {
        var ex = maps.getNDArrayInternal();
        var two = new Shape(2, 2);
        return ex.maxPool(two, two, new Shape(0, 0), false)
                .add(ex.avgPool(two, two, new Shape(0, 0), false, true))
                .add(ex.globalAvgPool().reshape(1, 2, 1, 1));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void a_recorded_function_gives_what_djl_gives(UnaryOperator<NDArray> function) {
        var x = manager.create(numbers(), new Shape(4, 6));
        double expected =
                Torch.withoutGradients(() -> checksum(function.apply(x)).toFloatArray()[0]);

        assertThat(run(x, function)).isCloseTo(expected, within(1e-5 * Math.max(1, Math.abs(expected))));
    }

    private double run(NDArray given, UnaryOperator<NDArray> function) {
        var weight = manager.create(new float[] {1});
        weight.setRequiresGradient(true);
        try (var recorder = new StepRecorder(manager)) {
            var x = recorder.argument("x", given.getShape(), given.getDataType());
            var w = recorder.trained(weight);
            var update = new Update.SgdUpdate(List.of(), 0, false, 0, Double.POSITIVE_INFINITY);
            var value = Torch.withoutGradients(() -> checksum(function.apply(x)));
            var program = recorder.finish(List.of(), w.square().sum(), List.of(value), update, false);
            return program.run(List.of(given), 0.1, 1)[0];
        }
    }

    /// Another one for numbers in another order.
    private static NDArray checksum(NDArray array) {
        var flat = array.toType(DataType.FLOAT32, false).reshape(-1);
        int count = Math.toIntExact(flat.getShape().size());
        return flat.mul(flat.getManager().arange(0, count, 1, DataType.FLOAT32).add(1))
                .sum();
    }

    private static float[] numbers() {
        var numbers = new float[24];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) Math.sin(1 + i * 1.7);
        }
        return numbers;
    }

    @Test
    void whoever_looks_at_the_numbers_is_told_that_there_are_none() {
        try (var recorder = new StepRecorder(manager)) {
            var x = recorder.argument("x", new Shape(2), DataType.FLOAT32);

            assertThatThrownBy(x::toFloatArray)
                    .isInstanceOf(NotRecordableException.class)
                    .hasMessage("it looks at the numbers of an array (toByteBuffer)");
        }
    }

    @Test
    void what_a_program_cannot_do_is_named() {
        try (var recorder = new StepRecorder(manager)) {
            var x = recorder.argument("x", new Shape(2), DataType.FLOAT32);

            assertThatThrownBy(x::nonzero)
                    .isInstanceOf(NotRecordableException.class)
                    .hasMessage("it uses nonzero(), which has no counterpart in a program");
        }
    }

    @Test
    void an_array_from_elsewhere_is_refused() {
        try (var recorder = new StepRecorder(manager)) {
            var x = recorder.argument("x", new Shape(2), DataType.FLOAT32);
            var other = manager.create(new float[] {1, 2});

            assertThatThrownBy(() -> x.mul(other))
                    .isInstanceOf(NotRecordableException.class)
                    .hasMessage("it computes with an array of its own, of shape (2)");
        }
    }
}
