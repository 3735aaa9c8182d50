package org.joryu.distill.program;

import java.util.Set;

/// Lets a ReLU, or the sum of a residual block, overwrite what it is given, where nobody looks at that
/// again: neither the rest of the step nor the backward pass of whatever computed it.
final class InPlace {

    /// Functions that give an array of their own and whose gradient does not need it.
    private static final Set<String> OVERWRITABLE = Set.of(
            NetworkOperations.CONVOLUTION,
            NetworkOperations.LINEAR,
            NetworkOperations.BATCH_NORM,
            "torch.add",
            "torch.add_");

    private InPlace() {}

    static Graph in(Graph graph) {
        var once = graph.usedOnce();
        var sums = graph.rewrite((was, node) -> node.calls("torch.add") && takesOver(was, node, once) && addsNorm(node)
                ? new Node("torch.add_", node.operands())
                : node);
        var still = sums.usedOnce();
        return sums.rewrite((was, node) -> node.calls("torch.relu") && takesOver(was, node, still)
                ? new Node("torch.relu_", node.operands())
                : node);
    }

    private static boolean takesOver(Node was, Node node, Set<Node> once) {
        return once.contains(was.input(0))
                && OVERWRITABLE.contains(node.input(0).function());
    }

    /// Of one shape, then.
    private static boolean addsNorm(Node sum) {
        return sum.operand(1) instanceof Node node
                && sum.input(0).calls(NetworkOperations.BATCH_NORM)
                && (node.calls(NetworkOperations.BATCH_NORM) || node.calls("torch.relu"));
    }
}
