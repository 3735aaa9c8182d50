package org.joryu.distill.onnx;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Functions of many numbers that give fewer, or look at a whole axis.
final class ReducingOperators {

    private ReducingOperators() {}

    static @Nullable String of(Term term) {
        return switch (term.function()) {
            case "torch.sum" ->
                term.write(
                        "ReduceSum",
                        List.of(term.as(term.type(), 0), term.wholes(axes(term))),
                        Attribute.of("keepdims", keeps(term)));
            case "torch.mean" -> reduced("ReduceMean", term, axes(term), keeps(term));
            case "torch.max" -> largest("ReduceMax", term);
            case "torch.min" -> largest("ReduceMin", term);
            case "torch.linalg_vector_norm" -> norm(term);
            case "torch.softmax" -> term.write("Softmax", List.of(term.input(0)), along(term));
            case "torch.log_softmax" -> term.write("LogSoftmax", List.of(term.input(0)), along(term));
            case "torch.cumsum" -> term.write("CumSum", List.of(term.input(0), term.wholes(term.whole(1))));
            case "torch.argmax" ->
                term.write("ArgMax", List.of(term.input(0)), along(term), Attribute.of("keepdims", 0));
            case "torch.sort" -> sorted(term);
            case "torch.dot", "torch.matmul", "torch.bmm" ->
                term.write("MatMul", List.of(term.input(0), term.input(1)));
            default -> null;
        };
    }

    private static long[] axes(Term term) {
        return term.count() > 1 ? term.wholes(1) : term.axes(0);
    }

    private static boolean keeps(Term term) {
        return term.count() > 2 && term.truth(2);
    }

    private static Attribute along(Term term) {
        return Attribute.of("axis", term.whole(1));
    }

    private static String reduced(String operator, Term term, long[] axes, boolean keeps) {
        return term.write(
                operator, List.of(term.input(0)), Attribute.of("axes", axes), Attribute.of("keepdims", keeps));
    }

    private static String largest(String operator, Term term) {
        return term.count() == 1
                ? reduced(operator, term, term.axes(0), false)
                : reduced(operator, term, new long[] {term.whole(1)}, term.truth(2));
    }

    private static String norm(Term term) {
        var operator = switch ((int) term.whole(1)) {
            case 1 -> "ReduceL1";
            case 2 -> "ReduceL2";
            default -> throw term.unknown();
        };
        return reduced(operator, term, term.wholes(2), term.truth(3));
    }

    /// All of an axis, the smallest first.
    private static String sorted(Term term) {
        int axis = term.axis(0, term.whole(1));
        var length = term.assembly().extent(term.value(0).shape().get(axis));
        return term.write(
                        "TopK",
                        2,
                        List.of(term.input(0), length),
                        Attribute.of("axis", axis),
                        Attribute.of("largest", 0))
                .getFirst();
    }
}
