package org.joryu.distill.program;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Lets the last convolution of a frozen residual block add its maps to what comes by the shortcut, where that lies,
/// with the ReLU behind the sum.
///
/// oneDNN's convolutions take hardly longer for it; where they put the sum elsewhere, they take up to half as long
/// again. So the shortcut is overwritten, which needs that nobody looks at it afterwards: all who do must be what the
/// convolution is computed from.
final class AccumulatedSums {

    static final String CONVOLUTION = "ops.mkldnn._convolution_pointwise_";

    private static final String SUM = "torch.add";
    private static final String RELU = "torch.relu";

    /// Functions that give an array of their own.
    private static final Set<String> OWNERS =
            Set.of(NetworkOperations.CONVOLUTION, NetworkOperations.BATCH_NORM, RELU, SUM, "torch.max_pool2d");

    /// Functions whose result is no view of what they are given.
    private static final Set<String> READERS = Set.of(NetworkOperations.CONVOLUTION, NetworkOperations.BATCH_NORM);

    private final Frozen frozen = new Frozen();
    private final Differentiable differentiable = new Differentiable();
    private final Graph graph;
    private final Set<Node> once;
    private final Map<Node, List<Node>> users;

    private AccumulatedSums(Graph graph) {
        this.graph = graph;
        this.once = graph.usedOnce();
        this.users = graph.users();
    }

    static Graph in(Graph graph) {
        return graph.rewrite(new AccumulatedSums(graph)::rewritten);
    }

    private Node rewritten(Node was, Node node) {
        if (node.calls(RELU) && isRectified(was.input(0))) {
            return accumulated(was.input(0), node.input(0), Operand.text("relu"), node);
        }
        return isSum(node) && users.getOrDefault(was, List.of()).stream().noneMatch(user -> user.calls(RELU))
                ? accumulated(was, node, Operand.NONE, node)
                : node;
    }

    /// Of arrays of one shape.
    private static boolean isSum(Node node) {
        return node.calls(SUM)
                && node.operands().size() == 2
                && node.operand(0) instanceof Node
                && node.operand(1) instanceof Node;
    }

    private boolean isRectified(Node sum) {
        return isSum(sum) && once.contains(sum);
    }

    /// @param otherwise what there is now
    private Node accumulated(Node was, Node sum, Operand behind, Node otherwise) {
        for (int side = 0; side < 2; side++) {
            var convolution = sum.input(side);
            if (once.contains(was.input(side))
                    && isFrozenConvolution(convolution)
                    && isOverwritable(was.input(1 - side), was, was.input(side))) {
                return Node.call(
                        CONVOLUTION,
                        sum.operand(1 - side),
                        convolution.operand(0),
                        FusedLayers.laidOut(convolution),
                        convolution.operand(2),
                        convolution.operand(4),
                        convolution.operand(3),
                        convolution.operand(5),
                        convolution.operand(6),
                        Operand.text("add"),
                        Operand.of(1.0),
                        behind,
                        FusedLayers.NO_SCALARS,
                        Operand.NONE);
            }
        }
        return otherwise;
    }

    private boolean isFrozenConvolution(Node node) {
        return node.calls(NetworkOperations.CONVOLUTION)
                && !differentiable.is(node)
                && frozen.is(node.operand(1))
                && frozen.is(node.operand(2));
    }

    private boolean isOverwritable(Node shortcut, Node sum, Node convolution) {
        if (!OWNERS.contains(shortcut.function())
                || graph.roots().contains(shortcut)
                || frozen.is(shortcut)
                || differentiable.is(shortcut)) {
            return false;
        }
        var before = behind(convolution);
        return users.getOrDefault(shortcut, List.of()).stream()
                .filter(user -> user != sum)
                .allMatch(
                        user -> READERS.contains(user.function()) && !differentiable.is(user) && before.contains(user));
    }

    /// All that a node is computed from.
    private static Set<Node> behind(Node node) {
        var behind = new HashSet<>(new Graph(List.of(node)).inOrder());
        behind.remove(node);
        return behind;
    }
}
