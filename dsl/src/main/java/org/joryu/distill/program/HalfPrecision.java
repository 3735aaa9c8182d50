package org.joryu.distill.program;

import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Lets linear layers and convolutions multiply in bf16; everything else, and the arrays themselves, stay
/// in f32. What only moves numbers or drops negative ones does so before the way back to f32, which is the
/// same numbers for half of the memory.
final class HalfPrecision {

    private static final Operand HALF = Operand.of(Types.code(DataType.BFLOAT16));
    private static final Operand SINGLE = Operand.of(Types.code(DataType.FLOAT32));
    private static final Set<String> EXACT =
            Set.of("torch.relu", "torch.reshape", "torch.permute", "torch.max_pool2d", "torch.contiguous");
    private static final Set<String> IN_HALF = Stream.concat(
                    EXACT.stream(), Stream.of(NetworkOperations.CONVOLUTION, NetworkOperations.LINEAR))
            .collect(Collectors.toUnmodifiableSet());
    private static final int BIAS = 2;

    private HalfPrecision() {}

    static Graph in(Graph graph) {
        return graph.rewrite((_, node) -> {
            if (node.calls(NetworkOperations.CONVOLUTION) || node.calls(NetworkOperations.LINEAR)) {
                return halved(node);
            }
            return EXACT.contains(node.function()) && isSingleAgain(node.input(0)) ? inHalf(node) : node;
        });
    }

    private static Node halved(Node layer) {
        var operands = new ArrayList<>(layer.operands());
        for (int i = 0; i <= BIAS; i++) {
            if (operands.get(i) instanceof Node node) {
                operands.set(i, half(node));
            }
        }
        return single(new Node(layer.function(), operands));
    }

    private static Node inHalf(Node moving) {
        var operands = new ArrayList<>(moving.operands());
        operands.set(0, moving.input(0).operand(0));
        return single(new Node(moving.function(), operands));
    }

    private static boolean isSingleAgain(Node node) {
        return node.calls("torch.to")
                && node.operand(1).equals(SINGLE)
                && IN_HALF.contains(node.input(0).function());
    }

    private static Node half(Node node) {
        return isSingleAgain(node) ? node.input(0) : as(HALF, node);
    }

    private static Node single(Node node) {
        return as(SINGLE, node);
    }

    private static Node as(Operand type, Node node) {
        return Node.call("torch.to", node, type, Operand.of(false), Operand.of(false));
    }
}
