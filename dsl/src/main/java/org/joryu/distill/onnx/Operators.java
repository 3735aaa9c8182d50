package org.joryu.distill.onnx;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What recorded calls are in ONNX, by PyTorch's functions.
final class Operators {

    private Operators() {}

    /// Adds the operators of a call.
    ///
    /// @return the names of what it gives: several where that is a list
    /// @throws org.joryu.distill.program.NotRecordableException for a call without a counterpart
    static List<String> of(Term term) {
        if (term.function().startsWith("torch.split")) {
            return ShapingOperators.split(term);
        }
        var name = ElementwiseOperators.of(term);
        name = name == null ? ReducingOperators.of(term) : name;
        name = name == null ? ShapingOperators.of(term) : name;
        @Nullable String layer = name == null ? LayerOperators.of(term) : name;
        if (layer == null) {
            throw term.unknown();
        }
        return List.of(layer);
    }
}
