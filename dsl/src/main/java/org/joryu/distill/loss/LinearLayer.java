package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.function.Function;

/// A linear layer with a bias that a loss trains for itself, begun as PyTorch's `Linear`; on maps a
/// convolution of 1×1.
///
/// @param name stands before the names of its parameters, unique in its loss
/// @param from numbers that go in
/// @param to numbers that come out
record LinearLayer(String name, long from, long to) {

    List<LossParameter> parameters() {
        return List.of(
                LossParameter.weight(name + ".weight", new Shape(to, from), from),
                LossParameter.weight(name + ".bias", new Shape(to), from));
    }

    /// The weighted sums and the bias.
    ///
    /// @param feature shape `(B, from)`, `(B, L, from)` or `(B, from, H, W)`
    /// @param learned the parameters, by name
    /// @return the same shape, with `to` in place of `from`
    NDArray apply(NDArray feature, Function<String, NDArray> learned) {
        return Linear.apply(feature, learned.apply(name + ".weight"))
                .add(Linear.alongWidth(learned.apply(name + ".bias"), feature));
    }

    /// How many parameters it has.
    long count() {
        return (from + 1) * to;
    }
}
