package org.joryu.distill.program;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The same on a CPU and on a GPU: there is nothing in it that only one of them has.
class HalfPrecisionTests {

    private static final Node X = Node.read("x");

    static List<Device> devices() {
        return List.of(Device.cpu(), Device.gpu());
    }

    private static Node linear(Node rows, String weight) {
        return Node.call(NetworkOperations.LINEAR, rows, Node.read(weight), Operand.NONE);
    }

    /// What a program calls, one after the other.
    private static List<String> calls(Device device, Node root) {
        return new Passes(device, true, true)
                .improved(new Graph(List.of(root))).inOrder().stream()
                        .filter(node -> !node.function().equals(Node.READ))
                        .map(HalfPrecisionTests::words)
                        .toList();
    }

    private static String words(Node node) {
        if (!node.calls("torch.to")) {
            return node.function().replace("torch.", "");
        }
        return node.operand(1).equals(Operand.of(Types.code(DataType.BFLOAT16))) ? "to bf16" : "to f32";
    }

    @ParameterizedTest
    @MethodSource("devices")
    void linear_layers_multiply_in_bf16_and_losses_are_in_f32(Device device) {
        var hidden = Node.call("torch.relu", linear(X, "w1"));
        var loss = Node.call("torch.log_softmax", linear(hidden, "w2"), Operand.of(1));

        // Between the layers numbers stay in bf16.
        assertThat(calls(device, loss))
                .containsExactly("to bf16", "to bf16", "linear", "relu_", "to bf16", "linear", "to f32", "log_softmax");
    }

    @ParameterizedTest
    @MethodSource("devices")
    void convolutions_multiply_in_bf16_and_normalization_is_in_f32(Device device) {
        var ones = Operand.of(new long[] {1, 1});
        var convolution = Node.call(
                NetworkOperations.CONVOLUTION, X, Node.read("w"), Operand.NONE, ones, ones, ones, Operand.of(1));
        var norm = Node.call(
                NetworkOperations.BATCH_NORM,
                convolution,
                Node.read("gamma"),
                Node.read("beta"),
                Node.read("mean"),
                Node.read("variance"),
                Operand.of(true),
                Operand.of(0.1),
                Operand.of(1e-5));

        assertThat(calls(device, Node.call("torch.relu", norm)))
                .containsExactly("to bf16", "contiguous", "to bf16", "conv2d", "to f32", "batch_norm", "relu_");
    }
}
