package org.joryu.distill.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Puts the channels of images behind their places in memory, which libtorch's convolutions on CPUs are
/// fastest at. What follows a convolution keeps the order, so only what comes from elsewhere is moved.
final class ChannelsLast {

    /// The number by which programs call that order.
    private static final int CODE = 2;

    private static final int DIMENSIONS = 4;

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
            "torch.as_strided",
            FusedLayers.CONVOLUTION,
            AccumulatedSums.CONVOLUTION);

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
        operands.set(0, moved(convolution.operand(0)));
        return new Node(convolution.function(), operands);
    }

    private static Node moved(Operand images) {
        return isOfOneChannel(images)
                ? strided((Node) images)
                : Node.call("torch.contiguous", images, new Operand.Literal("memory_format=" + CODE));
    }

    /// Whose numbers lie alike in both orders, so that only its strides can say which one is meant.
    private static boolean isOfOneChannel(Operand images) {
        return images instanceof Node node
                && node.calls("torch.reshape")
                && node.operand(1) instanceof Operand.Wholes(List<Long> extents)
                && extents.size() == DIMENSIONS
                && extents.get(1) == 1;
    }

    private static Node strided(Node images) {
        var extents = ((Operand.Wholes) images.operand(1)).values();
        long width = extents.get(3);
        return Node.call("torch.as_strided", images, images.operand(1), Operand.of(new long[] {
            extents.get(2) * width, 1, width, 1
        }));
    }
}
