package org.joryu.distill.program;

/// Joins what a cross-entropy with labels is computed by: the logarithms of the right classes' probabilities,
/// gathered, averaged and negated, are libtorch's negative log-likelihood.
final class JoinedLosses {

    private static final Operand MEAN = Operand.of(1);
    private static final Operand IGNORE_NONE = Operand.of(-100);

    private JoinedLosses() {}

    static Graph in(Graph graph) {
        return graph.rewrite((was, node) -> {
            if (!node.calls("torch.neg")
                    || !isMean(node.input(0))
                    || !(node.input(0).operand(0) instanceof Node gathered)) {
                return node;
            }
            return isOfRightClasses(gathered)
                    ? Node.call(
                            "torch.nll_loss",
                            gathered.operand(0),
                            gathered.input(2).operand(0),
                            Operand.NONE,
                            MEAN,
                            IGNORE_NONE)
                    : node;
        });
    }

    private static boolean isMean(Node node) {
        return node.calls("torch.mean") && node.operands().size() == 1;
    }

    /// Of a batch, a class a row, as `log_softmax` gives it.
    private static boolean isOfRightClasses(Node node) {
        return node.calls("torch.gather")
                && node.operand(1).equals(Operand.of(1))
                && node.input(0).calls("torch.log_softmax")
                && node.input(0).operand(1).equals(Operand.of(1))
                && node.input(2).calls("torch.unsqueeze")
                && node.input(2).operand(1).equals(Operand.of(1));
    }
}
