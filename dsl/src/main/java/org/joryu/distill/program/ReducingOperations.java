package org.joryu.distill.program;

import org.jspecify.annotations.Nullable;

/// Functions of many numbers that give fewer, or look at a whole axis.
final class ReducingOperations {

    private ReducingOperations() {}

    static @Nullable Node of(String signature, Call call) {
        return switch (signature) {
            case "sum()" -> Node.call("torch.sum", call.self());
            case "mean()" -> Node.call("torch.mean", call.self());
            case "max()" -> Node.call("torch.max", call.self());
            case "min()" -> Node.call("torch.min", call.self());
            case "sum(int[],boolean)" ->
                Node.call("torch.sum", call.self(), Operand.of(call.wholes(0)), Operand.of(call.truth(1)));
            case "mean(int[],boolean)" ->
                Node.call("torch.mean", call.self(), Operand.of(new long[] {call.axis(0)}), Operand.of(call.truth(1)));
            case "max(int[],boolean)" -> largest("torch.max", call);
            case "min(int[],boolean)" -> largest("torch.min", call);
            case "norm(int,int[],boolean)" ->
                Node.call(
                        "torch.linalg_vector_norm",
                        call.self(),
                        Operand.of(call.whole(0)),
                        Operand.of(call.wholes(1)),
                        Operand.of(call.truth(2)));
            case "softmax(int)" -> Node.call("torch.softmax", call.self(), Operand.of(call.whole(0)));
            case "logSoftmax(int)" -> Node.call("torch.log_softmax", call.self(), Operand.of(call.whole(0)));
            case "sort(int)" ->
                Node.call("torch.sort", call.self(), Operand.of(call.whole(0)), Operand.of(false))
                        .element(0);
            case "cumSum(int)" -> Node.call("torch.cumsum", call.self(), Operand.of(call.whole(0)));
            case "argMax(int)" -> Node.call("torch.argmax", call.self(), Operand.of(call.whole(0)));
            case "dot(NDArray)" -> Node.call("torch.dot", call.self(), call.node(0));
            case "matMul(NDArray)" -> Node.call("torch.matmul", call.self(), call.node(0));
            case "batchMatMul(NDArray)", "batchDot(NDArray)" -> Node.call("torch.bmm", call.self(), call.node(0));
            default -> null;
        };
    }

    /// The first of two results; the second is where it is.
    private static Node largest(String function, Call call) {
        return Node.call(function, call.self(), Operand.of(call.axis(0)), Operand.of(call.truth(1)))
                .element(0);
    }
}
