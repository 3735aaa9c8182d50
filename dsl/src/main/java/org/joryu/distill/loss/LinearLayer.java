package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.function.Function;

/// A linear layer with a bias that a loss trains for itself, begun as PyTorch's `Linear`.
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
    /// @param vectors shape `(B, from)`
    /// @param learned the parameters, by name
    /// @return shape `(B, to)`
    NDArray apply(NDArray vectors, Function<String, NDArray> learned) {
        return vectors.matMul(learned.apply(name + ".weight").transpose()).add(learned.apply(name + ".bias"));
    }
}
