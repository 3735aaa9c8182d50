package org.joryu.distill.onnx;

import java.util.HashSet;
import java.util.Set;

/// What the answers of a model are not computed from.
final class Unused {

    private Unused() {}

    static OnnxModel without(OnnxModel model) {
        var used = used(model);
        return model.with(
                model.operators().stream()
                        .filter(operator -> operator.outputs().stream().anyMatch(used::contains))
                        .toList(),
                model.initializers().stream()
                        .filter(array -> used.contains(array.name()))
                        .toList());
    }

    private static Set<String> used(OnnxModel model) {
        var used = new HashSet<String>();
        used.add(model.outputName());
        for (var operator : model.operators().reversed()) {
            if (operator.outputs().stream().anyMatch(used::contains)) {
                used.addAll(operator.inputs());
            }
        }
        return used;
    }
}
