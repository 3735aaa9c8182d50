package org.joryu.distill.onnx;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// Takes batch normalization behind a convolution into the convolution's weights, as runtimes do by themselves where
/// weights are floats: `γ·(w∗x + b − μ)/√(σ² + ε) + β = s·w ∗ x + (b − μ)·s + β` with `s = γ/√(σ² + ε)` (Jacob et al.,
/// arXiv 1712.05877, §3.2).
final class FoldedNormalizations {

    private final Map<String, Initializer> arrays = new LinkedHashMap<>();
    private final Map<String, Operator> convolutions = new HashMap<>();
    private final Map<String, Long> uses;

    private FoldedNormalizations(OnnxModel model) {
        model.initializers().forEach(array -> arrays.put(array.name(), array));
        uses = model.operators().stream()
                .map(Operator::inputs)
                .flatMap(Collection::stream)
                .collect(Collectors.groupingBy(input -> input, Collectors.counting()));
    }

    static OnnxModel in(OnnxModel model) {
        var folding = new FoldedNormalizations(model);
        var operators = new LinkedHashMap<String, Operator>();
        for (var operator : model.operators()) {
            operators.put(operator.name(), operator);
            if (operator.type().equals("Conv")) {
                folding.convolutions.put(operator.output(), operator);
            } else if (folding.folds(operator)) {
                var folded = folding.folded(operator);
                operators.remove(operator.name());
                operators.put(folded.name(), folded);
            }
        }
        return model.with(List.copyOf(operators.values()), List.copyOf(folding.arrays.values()));
    }

    private boolean folds(Operator operator) {
        var before = convolutions.get(operator.inputs().getFirst());
        return operator.type().equals("BatchNormalization")
                && before != null
                && uses.getOrDefault(before.output(), 0L) == 1
                && before.inputs().stream().skip(1).allMatch(arrays::containsKey)
                && operator.inputs().stream().skip(1).allMatch(arrays::containsKey);
    }

    private Operator folded(Operator norm) {
        var convolution = Objects.requireNonNull(convolutions.get(norm.inputs().getFirst()));
        var weight = array(convolution, 1);
        var scale = values(norm, 1);
        var shift = values(norm, 2);
        var mean = values(norm, 3);
        var variance = values(norm, 4);
        double epsilon = ((Attribute.Real) norm.attributes().getFirst()).value();
        var bias = convolution.inputs().size() > 2 ? values(convolution, 2) : new float[scale.length];
        var weights = weight.floats();
        for (int channel = 0; channel < scale.length; channel++) {
            double factor = scale[channel] / Math.sqrt(variance[channel] + epsilon);
            int each = weights.length / scale.length;
            for (int i = channel * each; i < (channel + 1) * each; i++) {
                weights[i] = (float) (weights[i] * factor);
            }
            bias[channel] = (float) ((bias[channel] - mean[channel]) * factor + shift[channel]);
        }
        var inputs = new ArrayList<>(convolution.inputs().subList(0, 1));
        inputs.add(add(Initializer.floats(weight.name() + "_folded", weight.shape(), weights)));
        inputs.add(add(Initializer.floats(convolution.name() + ".bias_folded", List.of((long) bias.length), bias)));
        return new Operator("Conv", convolution.name(), inputs, norm.outputs(), convolution.attributes());
    }

    private float[] values(Operator operator, int input) {
        return array(operator, input).floats();
    }

    private Initializer array(Operator operator, int input) {
        return Objects.requireNonNull(arrays.get(operator.inputs().get(input)));
    }

    private String add(Initializer array) {
        arrays.put(array.name(), array);
        return array.name();
    }
}
