package org.joryu.distill.program;

import java.util.ArrayList;
import java.util.Set;

/// Puts the channels of images behind their places in memory, which libtorch's convolutions on CPUs are
/// fastest at. What follows a convolution keeps the order, so only what comes from elsewhere is moved.
final class ChannelsLast {

    /// The number by which programs call that order.
    private static final int CODE = 2;

    private static final Set<String> KEEPING = Set.of(
            NetworkOperations.CONVOLUTION,
            NetworkOperations.BATCH_NORM,
            "torch.relu",
            "torch.relu_",
            "torch.add",
            "torch.add_",
            "torch.max_pool2d",
            "torch.avg_pool2d",
            "torch.contiguous",
            FusedLayers.CONVOLUTION);

    private ChannelsLast() {}

    static Graph in(Graph graph) {
        return graph.rewrite(
                (_, node) -> (node.calls(NetworkOperations.CONVOLUTION) || node.calls(FusedLayers.CONVOLUTION))
                                && !KEEPING.contains(node.input(0).function())
                        ? moved(node)
                        : node);
    }

    private static Node moved(Node convolution) {
        var operands = new ArrayList<>(convolution.operands());
        operands.set(
                0, Node.call("torch.contiguous", convolution.operand(0), new Operand.Literal("memory_format=" + CODE)));
        return new Node(convolution.function(), operands);
    }
}
