package org.joryu.distill.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
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
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.joryu.distill.program.AnyRows;
import org.joryu.distill.program.NotRecordableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What ONNX Runtime makes of each function is what DJL computes, with another number of rows than were recorded.
class OperatorsTests {

    private final NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");

    @AfterEach
    void close() {
        manager.close();
    }

    private static Named<UnaryOperator<NDArray>> on(String name, UnaryOperator<NDArray> function) {
        return Named.of(name, function);
    }

    /// Functions of rows, an array of shape (N, 6).
    static Stream<Named<UnaryOperator<NDArray>>> functions() {
        return Stream.of(
                on("neg", NDArray::neg),
                on("square", NDArray::square),
                on("sqrt", x -> x.abs().sqrt()),
                on(
                        "rounding",
                        x -> x.mul(3).floor().add(x.mul(3).ceil()).add(x.mul(3).round())),
                on("exp", NDArray::exp),
                on(
                        "logarithms",
                        x -> x.abs()
                                .add(1)
                                .log()
                                .add(x.abs().add(1).log2())
                                .add(x.abs().add(1).log10())),
                on("circle", x -> x.sin().add(x.cos()).add(x.tan())),
                on("hyperbola", x -> x.sinh().add(x.cosh()).add(x.tanh())),
                on("sign", NDArray::sign),
                on("erf", NDArray::erf),
                on("relu", Activation::relu),
                on("sigmoid", Activation::sigmoid),
                on("selu", Activation::selu),
                on("leaky relu", x -> Activation.leakyRelu(x, 0.1f)),
                on("elu", x -> Activation.elu(x, 1.5f)),
                on("gelu", Activation::gelu),
                on("swish", x -> Activation.swish(x, 1.5f)),
                on("mish", Activation::mish),
                on("softplus", Activation::softPlus),
                on("numbers", x -> x.add(2.5).sub(2).mul(0.5).div(3)),
                on("divide", x -> x.div(x.abs().add(1))),
                on("power", x -> x.abs().pow(1.5)),
                on(
                        "at most, at least",
                        x -> x.maximum(0.25).add(x.minimum(x.neg())).add(x.clip(-0.5, 0.5))),
                on(
                        "compare",
                        x -> x.gt(0)
                                .toType(DataType.FLOAT32, false)
                                .add(x.lte(0.5).toType(DataType.FLOAT32, false).mul(2))
                                .add(x.neq(x.abs())
                                        .toType(DataType.FLOAT32, false)
                                        .mul(4))),
                on(
                        "whole numbers",
                        x -> x.mul(9).toType(DataType.INT64, false).mul(3).eq(6).toType(DataType.FLOAT32, false)),
                on("choose", x -> NDArrays.where(x.gt(0), x, x.mul(2))),
                on("sum along", x -> x.sum(new int[] {1}, true)),
                on("mean along", x -> x.mean(new int[] {0})),
                on("largest and smallest", x -> x.max(new int[] {1}, true).sub(x.min(new int[] {1}, true))),
                on("of all", x -> x.max().add(x.sum()).add(x.mean()).reshape(1)),
                on("norm", x -> x.norm(2, new int[] {1}, false)),
                on("softmax", x -> x.softmax(1).add(x.logSoftmax(1))),
                on("sort", x -> x.sort(1)),
                on("running sum", x -> x.cumSum(1)),
                on("matrix product", x -> x.matMul(x.transpose())),
                on("reshape", x -> x.reshape(x.size(0), 2, 3)),
                on("rows among other axes", x -> x.reshape(x.size(0), 2, 3).transpose(2, 0, 1)),
                on("rows along two axes", x -> x.matMul(x.transpose()).reshape(x.size(0), 1, x.size(0))),
                on("swap axes", x -> x.swapAxes(0, 1)),
                on("expand and squeeze", x -> x.expandDims(1).squeeze(1).expandDims(2)),
                on("flatten", NDArray::flatten),
                on("broadcast", x -> x.sum(new int[] {1}, true).broadcast(new Shape(x.size(0), 6))),
                on(
                        "zeros and ones",
                        x -> x.zerosLike()
                                .add(x.onesLike())
                                .add(x.getManager().ones(new Shape(x.size(0), 1), DataType.FLOAT32))),
                on("repeat", x -> x.repeat(1, 2)),
                on("concat", x -> x.concat(x.neg(), 1)),
                on("stack", x -> NDArrays.stack(new NDList(x, x.square()), 1)),
                on("split", x -> x.split(3, 1).get(1)),
                on("split at", x -> x.split(new long[] {1, 4}, 1).get(1)),
                on("slice", x -> x.get(new NDIndex(":, 1:3"))),
                on("as many rows as there are", x -> x.get(new NDIndex("0:" + x.size(0)))),
                on("one row", x -> x.get(0)),
                on("gather", x -> x.gather(x.argMax(1).expandDims(1), 1)),
                on("one hot", x -> x.argMax(1).oneHot(6)),
                on("numbers in a row", x -> x.add(x.getManager().arange(0, 6, 1, DataType.FLOAT32))),
                on("numbers of a list", x -> x.mul(x.getManager().create(new float[] {1, 2, 3, 4, 5, 6}))),
                on("without a gradient", NDArray::stopGradient),
                on("nothing", x -> x),
                on(
                        "linear",
                        x -> Linear.linear(x, weights(x, 3, 6), weights(x, 3)).singletonOrThrow()),
                on(
                        "linear of more axes",
                        x -> Linear.linear(x.reshape(x.size(0), 2, 3), weights(x, 4, 3), weights(x, 4))
                                .singletonOrThrow()),
                on(
                        "layer norm",
                        x -> LayerNorm.layerNorm(x, new Shape(6), weights(x, 6), weights(x, 6), 1e-5f)
                                .singletonOrThrow()),
                on("convolution and pooling", OperatorsTests::pooled),
                on(
                        "batch norm",
                        x -> BatchNorm.batchNorm(
                                        x,
                                        weights(x, 6),
                                        weights(x, 6).abs().add(1),
                                        weights(x, 6),
                                        weights(x, 6),
                                        1,
                                        0.9f,
                                        1e-5f,
                                        false)
                                .singletonOrThrow()));
    }

    private static NDArray weights(NDArray x, int... shape) {
        int size = 1;
        for (int length : shape) {
            size *= length;
        }
        var numbers = new float[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = (float) Math.cos(2 + i * 1.3);
        }
        var extents = new long[shape.length];
        for (int i = 0; i < shape.length; i++) {
            extents[i] = shape[i];
        }
        return x.getManager().create(numbers, new Shape(extents));
    }

    private static NDArray pooled(NDArray x) {
        var maps = Conv2d.conv2d(
                        x.reshape(x.size(0), 1, 2, 3),
                        weights(x, 2, 1, 3, 3),
                        weights(x, 2),
                        new Shape(1, 1),
                        new Shape(1, 2))
                .singletonOrThrow();
        var ex = maps.getNDArrayInternal();
        var two = new Shape(2, 2);
        return ex.maxPool(two, new Shape(1, 1), new Shape(0, 0), false)
                .add(ex.avgPool(two, new Shape(1, 1), new Shape(0, 0), false, true))
                .add(ex.globalAvgPool().reshape(x.size(0), 2, 1, 1));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void a_function_gives_what_djl_gives(UnaryOperator<NDArray> function) throws OrtException, IOException {
        var model = model(function);
        for (int count : new int[] {1, 5}) {
            var rows = manager.create(numbers(count), new Shape(count, 6));
            var expected = function.apply(rows).toType(DataType.FLOAT32, false);

            var found = run(model, rows);

            assertThat(found.getShape()).isEqualTo(expected.getShape());
            assertThat(found.toFloatArray()).containsExactly(expected.toFloatArray(), within(1e-5f));
        }
    }

    private byte[] model(UnaryOperator<NDArray> function) throws IOException {
        try (var recorded =
                AnyRows.record(manager, new Shape(6), DataType.FLOAT32, (rows, weights) -> function.apply(rows))) {
            var out = new ByteArrayOutputStream();
            OnnxModel.of(recorded, array -> "weight", Map.of()).writeTo(out);
            return out.toByteArray();
        }
    }

    private NDArray run(byte[] model, NDArray rows) throws OrtException {
        var environment = OrtEnvironment.getEnvironment();
        try (var session = environment.createSession(model);
                var input = OnnxTensor.createTensor(
                        environment,
                        FloatBuffer.wrap(rows.toFloatArray()),
                        rows.getShape().getShape());
                var result = session.run(Map.of("input", input))) {
            var tensor = (OnnxTensor) result.get("logits").orElseThrow();
            return manager.create(
                    tensor.getFloatBuffer().array(), new Shape(tensor.getInfo().getShape()));
        }
    }

    private static float[] numbers(int rows) {
        var numbers = new float[rows * 6];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) Math.sin(1 + i * 1.7);
        }
        return numbers;
    }

    @Test
    void what_is_one_thing_in_PyTorch_and_another_in_ONNX_is_refused() {
        assertThatExceptionOfType(NotRecordableException.class)
                .isThrownBy(() -> model(x -> x.reshape(x.size(0), 1, 2, 3)
                        .getNDArrayInternal()
                        .maxPool(new Shape(2, 2), new Shape(2, 2), new Shape(0, 0), true)))
                .withMessage("ONNX has no operator that is known here for torch.max_pool2d with windows over the edge");
        assertThatExceptionOfType(NotRecordableException.class)
                .isThrownBy(() -> model(x -> x.split(x.size(0), 0).get(0)))
                .withMessageContaining("torch.split");
    }
}
