package org.joryu.distill.onnx;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.joryu.distill.program.AnyRows;

/// A network as an ONNX model of opset [#OPSET].
///
/// ```java
/// var model = OnnxModel.of(recorded, array -> "weight", Map.of("network", "mine"));
/// model.writeTo(out);
/// model.inInt8().writeTo(smaller);
/// ```
public final class OnnxModel {

    /// The version of the operators: the first with layer normalization, which ONNX Runtime reads since 1.12 (2022).
    public static final int OPSET = 17;

    /// The version of the format that came with it.
    private static final int IR_VERSION = 8;

    private final Port input;
    private final Port output;
    private final List<Operator> operators;
    private final List<Initializer> initializers;
    private final Map<String, String> metadata;

    OnnxModel(
            Port input,
            Port output,
            List<Operator> operators,
            List<Initializer> initializers,
            Map<String, String> metadata) {
        this.input = input;
        this.output = output;
        this.operators = List.copyOf(operators);
        this.initializers = List.copyOf(initializers);
        this.metadata = new TreeMap<>(metadata);
    }

    /// The model of a network: `input` of the shape that was recorded, `logits`, and the weights under their names.
    ///
    /// @param weights the name of each array that stands for a weight
    /// @param metadata words about it, which travel with it
    /// @throws org.joryu.distill.program.NotRecordableException if it does what no operator of ONNX does
    public static OnnxModel of(AnyRows network, Function<NDArray, String> weights, Map<String, String> metadata) {
        return new Translation(network, weights).model(metadata);
    }

    /// The same with weights of 8 bits, see [DynamicInt8].
    public OnnxModel inInt8() {
        return DynamicInt8.of(FoldedNormalizations.in(this));
    }

    OnnxModel with(List<Operator> others, List<Initializer> otherInitializers) {
        return new OnnxModel(input, output, others, otherInitializers, metadata);
    }

    String outputName() {
        return output.name();
    }

    List<Operator> operators() {
        return operators;
    }

    List<Initializer> initializers() {
        return initializers;
    }

    /// What it is given, for example `input float32 (N, 3, 32, 32)`.
    public String input() {
        return input.toString();
    }

    /// What it gives, for example `logits float32 (N, 10)`.
    public String output() {
        return output.toString();
    }

    /// How many bytes [#writeTo] writes.
    public long bytes() {
        return message().size();
    }

    /// Writes it whole.
    ///
    /// @throws IllegalArgumentException if it has 2 GB or more, which readers of Protocol Buffers do not take
    /// @throws IOException if that fails
    public void writeTo(OutputStream out) throws IOException {
        var message = message();
        if (message.size() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "an ONNX model must have less than 2 GB, but this one has %,d bytes: export it in int8"
                            .formatted(message.size()));
        }
        message.writeTo(out);
    }

    private Message message() {
        var graph = new Message();
        operators.forEach(operator -> graph.message(1, operator.message()));
        graph.text(2, metadata.getOrDefault("network", "network"));
        initializers.forEach(initializer -> graph.message(5, initializer.message()));
        graph.message(11, input.message()).message(12, output.message());
        var message = new Message()
                .whole(1, IR_VERSION)
                .text(2, "joryu")
                .text(3, metadata.getOrDefault("joryu", ""))
                .message(7, graph)
                .message(8, new Message().whole(2, OPSET));
        metadata.forEach(
                (key, value) -> message.message(14, new Message().text(1, key).text(2, value)));
        return message;
    }
}
