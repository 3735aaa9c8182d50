package org.joryu.distill.program;

import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;

/// Lets linear layers and convolutions multiply in bf16; everything else, and the arrays themselves, stay
/// in f32. What only moves numbers or drops negative ones does so before the way back to f32, which is the
/// same numbers for half of the memory.
final class HalfPrecision {

    private static final Set<String> EXACT =
            Set.of("torch.relu", "torch.reshape", "torch.permute", "torch.max_pool2d", "torch.contiguous");
    private static final int BIAS = 2;

    /// Ways back to f32 that were made here: a network's own conversions look alike.
    private final Set<Node> back = new HashSet<>();

    private HalfPrecision() {}

    static Graph in(Graph graph) {
        var halving = new HalfPrecision();
        return graph.rewrite((_, node) -> halving.rewritten(node));
    }

    private Node rewritten(Node node) {
        if (node.calls(NetworkOperations.CONVOLUTION) || node.calls(NetworkOperations.LINEAR)) {
            return halved(node);
        }
        return EXACT.contains(node.function()) && back.contains(node.input(0)) ? inHalf(node) : node;
    }

    private Node halved(Node layer) {
        var operands = new ArrayList<>(layer.operands());
        for (int i = 0; i <= BIAS; i++) {
            if (operands.get(i) instanceof Node node) {
                operands.set(
                        i, back.contains(node) ? node.input(0) : ElementwiseOperations.as(DataType.BFLOAT16, node));
            }
        }
        return single(new Node(layer.function(), operands));
    }

    private Node inHalf(Node moving) {
        var operands = new ArrayList<>(moving.operands());
        operands.set(0, moving.input(0).operand(0));
        return single(new Node(moving.function(), operands));
    }

    private Node single(Node half) {
        var single = ElementwiseOperations.as(DataType.FLOAT32, half);
        back.add(single);
        return single;
    }
}
