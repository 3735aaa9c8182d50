package org.joryu.distill.program;

import java.util.ArrayList;

/// Takes batch normalization behind a convolution of a frozen network into the convolution's weights: in
/// inference it is a factor and a summand for each channel.
///
/// `γ·(w∗x + b − μ)/√(σ² + ε) + β = (γ/√(σ² + ε))·w ∗ x + (b − μ)·γ/√(σ² + ε) + β`
/// (Jacob et al., arXiv 1712.05877, §3.2).
final class FoldedNorms {

    private FoldedNorms() {}

    static Graph in(Graph graph) {
        var frozen = new Frozen();
        var once = graph.usedOnce();
        return graph.rewrite((was, node) -> {
            if (!node.calls(NetworkOperations.BATCH_NORM) || !node.operand(5).equals(Operand.of(false))) {
                return node;
            }
            var before = node.input(0);
            boolean folds = before.calls(NetworkOperations.CONVOLUTION)
                    && once.contains(was.input(0))
                    && frozen.is(before.operand(1))
                    && frozen.is(before.operand(2))
                    && node.operands().stream().skip(1).allMatch(frozen::is)
                    && node.operands().stream().skip(1).limit(4).noneMatch(Operand.NONE::equals);
            return folds ? folded(before, node) : node;
        });
    }

    private static Node folded(Node convolution, Node norm) {
        var scale = Node.call(
                "torch.mul",
                norm.operand(1),
                Node.call("torch.rsqrt", Node.call("torch.add", norm.operand(4), norm.operand(7))));
        var weight =
                Node.call("torch.mul", convolution.operand(1), Node.call("torch.reshape", scale, Operand.of(new long[] {
                    -1, 1, 1, 1
                })));
        var centre = convolution.operand(2).equals(Operand.NONE)
                ? Node.call("torch.neg", norm.operand(3))
                : Node.call("torch.sub", convolution.operand(2), norm.operand(3));
        var operands = new ArrayList<>(convolution.operands());
        operands.set(1, weight);
        operands.set(2, Node.call("torch.add", Node.call("torch.mul", centre, scale), norm.operand(2)));
        return new Node(NetworkOperations.CONVOLUTION, operands);
    }
}
