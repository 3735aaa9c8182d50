package org.joryu.distill.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.function.Consumer;

/// A piece of a network's description: immutable, without weights.
///
/// Layers contain layers; what all of them declare, in order, are the network's tensors.
interface Layer {

    /// The shape that one row has behind this layer, batch left out.
    Shape outputShape(Shape input);

    /// Declares its tensors.
    ///
    /// @param name of this layer, in front of the names of its tensors
    default void declare(String name, Consumer<TensorSpec> tensors) {}

    /// What it multiplies and adds for one row; 0 where it has no product of weights and inputs.
    ///
    /// @param input shape of one row, batch left out
    default long multiplyAccumulates(Shape input) {
        return 0;
    }

    /// Computes the output. The input stays open; whatever else was made on the way is closed.
    ///
    /// @param pass gives the arrays of the declared tensors in the order of [#declare]; the layer
    ///     takes as many as it declared
    /// @return a new array, owned by the manager of `input`
    NDArray apply(NDArray input, Pass pass);

    /// A layer's name under the one that contains it, joined as PyTorch does.
    static String join(String outer, String inner) {
        return outer.isEmpty() || inner.isEmpty() ? outer + inner : outer + "." + inner;
    }

    /// The length that a sliding window makes of a height or width; 0 where it does not fit.
    static long slide(long input, int kernel, int stride, int padding) {
        long room = input + 2L * padding - kernel;
        return room < 0 ? 0 : room / stride + 1;
    }
}
