package org.joryu.distill.onnx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Gives a model weights of 8 bits, as `onnxruntime.quantization.quantize_dynamic` does with `per_channel`: what a
/// layer
/// is given is rounded to 8 bits by its range in each call (`DynamicQuantizeLinear`), whole numbers are multiplied and
/// added up (`MatMulInteger`, `ConvInteger`), and the sums scaled back. Rows of an embedding are scaled back where they
/// are taken out.
///
/// Depthwise convolutions stay, of which a channel has so few weights that ranges of all channels at once cost more
/// accuracy than their bytes are worth.
final class DynamicInt8 {

    private final Assembly assembly;
    private final Map<String, Initializer> weights;
    private final Map<String, Operator> turned;
    private final Map<String, List<String>> rounded = new HashMap<>();

    private DynamicInt8(OnnxModel model) {
        assembly = new Assembly(names(model));
        weights = model.initializers().stream()
                .filter(array -> array.type() == ElementType.FLOAT)
                .collect(Collectors.toMap(Initializer::name, Function.identity()));
        turned = model.operators().stream()
                .filter(operator -> operator.type().equals("Transpose"))
                .filter(operator -> weight(operator, 0).isPresent())
                .collect(Collectors.toMap(Operator::output, Function.identity()));
    }

    private static List<String> names(OnnxModel model) {
        return Stream.concat(
                        model.operators().stream().flatMap(operator -> operator.outputs().stream()),
                        model.initializers().stream().map(Initializer::name))
                .toList();
    }

    static OnnxModel of(OnnxModel model) {
        var quantization = new DynamicInt8(model);
        model.operators().forEach(quantization::rewrite);
        model.initializers().forEach(quantization.assembly::add);
        return Unused.without(model.with(quantization.assembly.operators(), quantization.assembly.initializers()));
    }

    private void rewrite(Operator operator) {
        switch (operator.type()) {
            case "Gemm" ->
                weight(operator, 1).ifPresentOrElse(weight -> product(operator, weight), () -> assembly.keep(operator));
            case "MatMul" ->
                Optional.ofNullable(turned.get(operator.inputs().get(1)))
                        .flatMap(transpose -> weight(transpose, 0))
                        .ifPresentOrElse(weight -> product(operator, weight), () -> assembly.keep(operator));
            case "Conv" ->
                weight(operator, 1)
                        .filter(weight -> weight.shape().get(1) > 1)
                        .ifPresentOrElse(weight -> convolution(operator, weight), () -> assembly.keep(operator));
            case "Gather" ->
                weight(operator, 0)
                        .filter(weight -> weight.shape().size() == 2
                                && operator.attributes().isEmpty())
                        .ifPresentOrElse(weight -> embedding(operator, weight), () -> assembly.keep(operator));
            default -> assembly.keep(operator);
        }
    }

    private Optional<Initializer> weight(Operator operator, int input) {
        return Optional.ofNullable(weights.get(operator.inputs().get(input)));
    }

    private void product(Operator operator, Initializer weight) {
        var rounding = RoundedWeights.turned(weight);
        var given = rounded(operator);
        var sums = assembly.add(
                "MatMulInteger",
                operator.name() + ".sums",
                List.of(given.get(0), assembly.add(rounding.numbers()), given.get(2)));
        scaled(operator, sums, List.of(given.get(1), assembly.add(rounding.scale())), biases(operator, 1));
    }

    /// With weights without a sign, as ONNX Runtime 1.23 and earlier take no others for convolutions.
    private void convolution(Operator operator, Initializer weight) {
        var rounding = RoundedWeights.rows(weight, 3);
        var given = rounded(operator);
        var sums = assembly.add(
                "ConvInteger",
                operator.name() + ".sums",
                List.of(
                        given.get(0),
                        assembly.add(rounding.unsignedNumbers()),
                        given.get(2),
                        assembly.number(ElementType.UINT8, RoundedWeights.UNSIGNED_ZERO)),
                operator.attributes().toArray(Attribute[]::new));
        scaled(operator, sums, List.of(given.get(1), assembly.add(rounding.scale())), biases(operator, 3));
    }

    /// @param rank of the biases, the first axis of which is as long as there are some
    private Optional<String> biases(Operator operator, int rank) {
        return Optional.of(operator.inputs())
                .filter(inputs -> inputs.size() > 2)
                .flatMap(inputs -> weight(operator, 2))
                .map(bias -> {
                    var shape = Stream.concat(bias.shape().stream(), Stream.of(1L, 1L))
                            .limit(rank)
                            .toList();
                    return assembly.add(Initializer.floats(
                            rank == 1 ? bias.name() : bias.name() + "_column", shape, bias.floats()));
                });
    }

    /// @param factors of the layer's input, and of its weights
    private void scaled(Operator operator, String sums, List<String> factors, Optional<String> bias) {
        var floats = assembly.add(
                "Cast", operator.name() + ".floats", List.of(sums), Attribute.of("to", ElementType.FLOAT.code()));
        var scale = assembly.add("Mul", operator.name() + ".scale", factors);
        if (bias.isEmpty()) {
            assembly.keep(new Operator("Mul", operator.name(), List.of(floats, scale), operator.outputs(), List.of()));
            return;
        }
        var scaled = assembly.add("Mul", operator.name() + ".scaled", List.of(floats, scale));
        assembly.keep(new Operator("Add", operator.name(), List.of(scaled, bias.get()), operator.outputs(), List.of()));
    }

    /// What an operator is given as whole numbers, what one of them is worth, and which of them is zero; once for all
    /// operators that are given the same.
    private List<String> rounded(Operator operator) {
        return rounded.computeIfAbsent(
                operator.inputs().getFirst(),
                given -> assembly.add("DynamicQuantizeLinear", given + ".uint8", 3, List.of(given)));
    }

    private void embedding(Operator operator, Initializer weight) {
        var rounding = RoundedWeights.rows(weight, 2);
        var ids = operator.inputs().get(1);
        var numbers =
                assembly.add("Gather", operator.name() + ".numbers", List.of(assembly.add(rounding.numbers()), ids));
        var floats = assembly.add(
                "Cast", operator.name() + ".floats", List.of(numbers), Attribute.of("to", ElementType.FLOAT.code()));
        var scale = assembly.add("Gather", operator.name() + ".scale", List.of(assembly.add(rounding.scale()), ids));
        assembly.keep(new Operator("Mul", operator.name(), List.of(floats, scale), operator.outputs(), List.of()));
    }
}
