package org.joryu.distill.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.joryu.distill.program.Extent;
import org.jspecify.annotations.Nullable;

/// The same numbers in another arrangement, some of them, or new ones.
final class ShapingOperators {

    private ShapingOperators() {}

    static @Nullable String of(Term term) {
        return switch (term.function()) {
            case "torch.reshape", "torch.flatten", "torch.unsqueeze", "torch.squeeze" -> reshaped(term);
            case "torch.permute" -> permuted(term, term.wholes(1));
            case "torch.transpose" -> transposed(term);
            case "torch.expand" -> expanded(term, term.input(0));
            case "torch.ones_like", "torch.ones" -> expanded(term, term.number(term.type(), 1));
            case "torch.zeros_like", "torch.zeros" -> expanded(term, term.number(term.type(), 0));
            case "torch.scalar_tensor" -> term.number(term.type(), term.number(0));
            case "torch.arange" -> counted(term);
            case "torch.repeat_interleave" -> repeated(term);
            case "torch.gather" ->
                term.write(
                        "GatherElements", List.of(term.input(0), term.input(2)), Attribute.of("axis", term.whole(1)));
            case "torch.index_select" ->
                term.write("Gather", List.of(term.input(0), term.input(2)), Attribute.of("axis", term.whole(1)));
            case "torch.select" ->
                term.write(
                        "Gather",
                        List.of(term.input(0), term.number(ElementType.INT64, (double) term.whole(2))),
                        Attribute.of("axis", term.whole(1)));
            case "torch.slice" -> sliced(term);
            case "torch.one_hot" -> oneHot(term);
            case "torch.cat" ->
                term.write("Concat", term.nodes(0).map(term::name).toList(), Attribute.of("axis", term.whole(1)));
            case "torch.stack" -> stacked(term);
            default -> null;
        };
    }

    /// Several parts of an array.
    static List<String> split(Term term) {
        int axis = term.axis(0, term.whole(2));
        var length = term.value(0).shape().get(axis);
        var sizes = term.function().equals("torch.split") ? equal(term, length) : term.wholes(1);
        if (length.perRow()) {
            throw term.unknown("along the rows");
        }
        return term.write(
                "Split", sizes.length, List.of(term.input(0), term.wholes(sizes)), Attribute.of("axis", axis));
    }

    private static long[] equal(Term term, Extent length) {
        long size = term.whole(1);
        return LongStream.range(0, Math.ceilDiv(length.count(), size))
                .map(part -> Math.min(size, length.count() - part * size))
                .toArray();
    }

    private static String reshaped(Term term) {
        var shape = term.value().shape();
        return shape.equals(term.value(0).shape())
                ? term.input(0)
                : term.write("Reshape", List.of(term.input(0), term.assembly().layout(shape)));
    }

    private static String permuted(Term term, long[] axes) {
        return term.write("Transpose", List.of(term.input(0)), Attribute.of("perm", axes));
    }

    private static String transposed(Term term) {
        var axes = term.axes(0);
        int first = term.axis(0, term.whole(1));
        int second = term.axis(0, term.whole(2));
        axes[first] = second;
        axes[second] = first;
        return permuted(term, axes);
    }

    private static String expanded(Term term, String input) {
        return term.write(
                "Expand", List.of(input, term.assembly().shape(term.value().shape())));
    }

    private static String counted(Term term) {
        var type = term.type();
        var length = term.value().shape().getFirst();
        if (!length.perRow()) {
            return term.write(
                    "Range",
                    List.of(
                            term.number(type, term.number(0)),
                            term.number(type, term.number(1)),
                            term.number(type, term.number(2))));
        }
        throw term.unknown("as many as there are rows");
    }

    /// Every element so many times, one behind another: `(…, d, …)` by way of `(…, d, 1, …)` and `(…, d, n, …)` to
    /// `(…, d·n, …)`.
    private static String repeated(Term term) {
        int axis = term.axis(0, term.whole(2));
        var apart = new ArrayList<>(term.value(0).shape());
        apart.add(axis + 1, new Extent(1, false));
        var columns =
                term.write("Reshape", List.of(term.input(0), term.assembly().layout(apart)));
        apart.set(axis + 1, new Extent(term.whole(1), false));
        var wide = term.write("Expand", List.of(columns, term.assembly().shape(apart)));
        return term.write(
                "Reshape", List.of(wide, term.assembly().layout(term.value().shape())));
    }

    private static String sliced(Term term) {
        return term.write(
                "Slice",
                List.of(
                        term.input(0),
                        bound(term, 2, 0),
                        bound(term, 3, Long.MAX_VALUE),
                        term.wholes(term.whole(1)),
                        term.wholes(term.whole(4))));
    }

    private static String bound(Term term, int index, long otherwise) {
        return term.isNone(index)
                ? term.wholes(otherwise)
                : term.assembly().extent(term.extents(index).getFirst());
    }

    private static String oneHot(Term term) {
        return term.write(
                "OneHot",
                List.of(
                        term.input(0),
                        term.wholes(term.whole(1)),
                        term.assembly().add(Initializer.wholes("off_on", List.of(2L), List.of(0L, 1L)))));
    }

    private static String stacked(Term term) {
        var axis = term.wholes(term.whole(1));
        var parts = term.nodes(0)
                .map(node -> term.assembly().add("Unsqueeze", "unsqueeze", List.of(term.name(node), axis)))
                .toList();
        return term.write("Concat", parts, Attribute.of("axis", term.whole(1)));
    }
}
