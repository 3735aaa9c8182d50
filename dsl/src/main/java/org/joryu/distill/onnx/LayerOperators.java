package org.joryu.distill.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.joryu.distill.program.Extent;
import org.jspecify.annotations.Nullable;

/// The layers of networks.
final class LayerOperators {

    private LayerOperators() {}

    static @Nullable String of(Term term) {
        return switch (term.function()) {
            case "torch.conv2d" -> convolution(term);
            case "torch.linear" -> linear(term);
            case "torch.batch_norm" -> batchNorm(term);
            case "torch.layer_norm" -> layerNorm(term);
            case "torch.embedding" -> term.write("Gather", List.of(term.input(0), term.input(1)));
            case "torch.dropout" -> {
                if (term.truth(2)) {
                    throw term.unknown("in training");
                }
                yield term.input(0);
            }
            case "torch.max_pool2d" -> pooled("MaxPool", term, 5);
            case "torch.avg_pool2d" -> pooled("AveragePool", term, 4, Attribute.of("count_include_pad", term.truth(5)));
            default -> null;
        };
    }

    private static String convolution(Term term) {
        var inputs = new ArrayList<>(List.of(term.input(0), term.input(1)));
        if (term.isNode(2)) {
            inputs.add(term.input(2));
        }
        return term.write(
                "Conv",
                inputs,
                Attribute.of("kernel_shape", kernel(term.value(1).shape())),
                Attribute.of("strides", term.wholes(3)),
                Attribute.of("pads", bothSides(term.wholes(4))),
                Attribute.of("dilations", term.wholes(5)),
                Attribute.of("group", term.whole(6)));
    }

    private static long[] kernel(List<Extent> weight) {
        return weight.stream().skip(2).mapToLong(Extent::count).toArray();
    }

    /// At the beginning of each axis, then at the end of each.
    private static long[] bothSides(long[] padding) {
        var both = Arrays.copyOf(padding, 2 * padding.length);
        System.arraycopy(padding, 0, both, padding.length, padding.length);
        return both;
    }

    private static String linear(Term term) {
        if (term.rank(0) == 2) {
            var inputs = new ArrayList<>(List.of(term.input(0), term.input(1)));
            if (term.isNode(2)) {
                inputs.add(term.input(2));
            }
            return term.write("Gemm", inputs, Attribute.of("transB", 1));
        }
        var weight = term.write("Transpose", List.of(term.input(1)), Attribute.of("perm", new long[] {1, 0}));
        var product = term.write("MatMul", List.of(term.input(0), weight));
        return term.isNode(2) ? term.write("Add", List.of(product, term.input(2))) : product;
    }

    private static String batchNorm(Term term) {
        if (term.truth(5) || !term.isNode(3) || !term.isNode(4)) {
            throw term.unknown("in training");
        }
        var channels = List.of(term.value(3).shape().getFirst().count());
        return term.write(
                "BatchNormalization",
                List.of(
                        term.input(0),
                        term.isNode(1) ? term.input(1) : constant(term, channels, 1),
                        term.isNode(2) ? term.input(2) : constant(term, channels, 0),
                        term.input(3),
                        term.input(4)),
                Attribute.of("epsilon", term.number(7)));
    }

    private static String layerNorm(Term term) {
        var shape = term.wholes(1);
        var scale = term.isNode(2)
                ? term.input(2)
                : constant(term, Arrays.stream(shape).boxed().toList(), 1);
        var inputs = new ArrayList<>(List.of(term.input(0), scale));
        if (term.isNode(3)) {
            inputs.add(term.input(3));
        }
        return term.write(
                "LayerNormalization",
                inputs,
                Attribute.of("axis", -(long) shape.length),
                Attribute.of("epsilon", term.number(4)));
    }

    private static String constant(Term term, List<Long> shape, int value) {
        long size = shape.stream().reduce(1L, Math::multiplyExact);
        var values = new float[Math.toIntExact(size)];
        Arrays.fill(values, value);
        return term.assembly().add(Initializer.floats((value == 1 ? "ones_" : "zeros_") + shape, shape, values));
    }

    /// @param ceil which operand says whether sizes are rounded up
    private static String pooled(String operator, Term term, int ceil, Attribute... more) {
        var kernel = term.wholes(1);
        var strides = term.wholes(2);
        var padding = term.wholes(3);
        if (term.truth(ceil) && !divides(term, kernel, strides, padding)) {
            // What a window over the edge holds, PyTorch and ONNX say differently.
            throw term.unknown("with windows over the edge");
        }
        var attributes = new ArrayList<Attribute>(List.of(
                Attribute.of("kernel_shape", kernel),
                Attribute.of("strides", strides),
                Attribute.of("pads", bothSides(padding))));
        attributes.addAll(Arrays.asList(more));
        return term.write(operator, List.of(term.input(0)), attributes.toArray(Attribute[]::new));
    }

    private static boolean divides(Term term, long[] kernel, long[] strides, long[] padding) {
        var shape = term.value(0).shape();
        for (int axis = 0; axis < kernel.length; axis++) {
            long span = shape.get(axis + 2).count() + 2 * padding[axis] - kernel[axis];
            if (span % strides[axis] != 0) {
                return false;
            }
        }
        return true;
    }
}
