package org.joryu.distill.program;

import java.util.List;
import java.util.Set;

/// Joins a layer of a frozen network with the sum and the ReLU behind it, and lays out its weights once as
/// oneDNN wants them.
///
/// The functions are those that PyTorch's own compiler uses on CPUs. None of them has a gradient, so the
/// layer's input must follow from frozen weights too.
final class FusedLayers {

    static final String CONVOLUTION = "ops.mkldnn._convolution_pointwise";

    private static final String RELU = "torch.relu";
    static final Operand NO_SCALARS = new Operand.Literal("annotate(List[Optional[number]], [])");

    private final Frozen frozen = new Frozen();
    private final Set<Node> once;
    private final Differentiable differentiable = new Differentiable();

    private FusedLayers(Set<Node> once) {
        this.once = once;
    }

    static Graph in(Graph graph) {
        var sums = AccumulatedSums.in(graph);
        var rectified = sums.rewrite(new FusedLayers(sums.usedOnce())::rectified);
        return rectified.rewrite(new FusedLayers(rectified.usedOnce())::alone);
    }

    private boolean isFrozenLayer(Operand operand, String function) {
        return operand instanceof Node layer
                && layer.calls(function)
                && !differentiable.is(layer)
                && frozen.is(layer.operand(1))
                && frozen.is(layer.operand(2));
    }

    private boolean isJoinable(Operand was, Operand operand, String function) {
        return once.contains(was) && isFrozenLayer(operand, function);
    }

    private Node rectified(Node was, Node node) {
        if (!node.calls(RELU)) {
            return node;
        }
        if (isJoinable(was.operand(0), node.operand(0), NetworkOperations.CONVOLUTION)) {
            return convolution(node.input(0), "relu");
        }
        return isJoinable(was.operand(0), node.operand(0), NetworkOperations.LINEAR)
                ? linear(node.input(0), "relu")
                : node;
    }

    private Node alone(Node was, Node node) {
        if (isFrozenLayer(node, NetworkOperations.CONVOLUTION)) {
            return convolution(node, "none");
        }
        return isFrozenLayer(node, NetworkOperations.LINEAR) ? linear(node, "none") : node;
    }

    private static Node convolution(Node layer, String behind) {
        return Node.call(
                CONVOLUTION,
                layer.operand(0),
                laidOut(layer),
                layer.operand(2),
                layer.operand(4),
                layer.operand(3),
                layer.operand(5),
                layer.operand(6),
                Operand.text(behind),
                NO_SCALARS,
                Operand.NONE);
    }

    static Node laidOut(Node convolution) {
        return new Node(
                "ops.mkldnn._reorder_convolution_weight",
                List.of(
                        convolution.operand(1),
                        convolution.operand(4),
                        convolution.operand(3),
                        convolution.operand(5),
                        convolution.operand(6)));
    }

    private static Node linear(Node layer, String behind) {
        return Node.call(
                "ops.mkldnn._linear_pointwise",
                layer.operand(0),
                Node.call("ops.mkldnn._reorder_linear_weight", layer.operand(1)),
                layer.operand(2),
                Operand.text(behind),
                NO_SCALARS,
                Operand.NONE);
    }
}
