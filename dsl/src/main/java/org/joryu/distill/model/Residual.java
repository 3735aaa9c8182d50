package org.joryu.distill.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A body added to its input (He et al., arXiv 1512.03385, eq. 1 and 2).
///
/// @param body gives the shape of the input, or that of the shortcut
/// @param shortcutName name of the shortcut's tensors
/// @param shortcut what the input goes through; null for the input as it is
/// @param rectified whether ReLU follows the sum
record Residual(Layer body, String shortcutName, @Nullable Layer shortcut, boolean rectified) implements Layer {

    Residual(Layer body, boolean rectified) {
        this(body, "", null, rectified);
    }

    @Override
    public Shape outputShape(Shape input) {
        return body.outputShape(input);
    }

    @Override
    public long multiplyAccumulates(Shape input) {
        return body.multiplyAccumulates(input) + (shortcut == null ? 0 : shortcut.multiplyAccumulates(input));
    }

    @Override
    public void declare(String name, Consumer<TensorSpec> tensors) {
        body.declare(name, tensors);
        if (shortcut != null) {
            shortcut.declare(Layer.join(name, shortcutName), tensors);
        }
    }

    @Override
    public NDArray apply(NDArray input, Pass pass) {
        try (var change = body.apply(input, pass)) {
            if (shortcut == null) {
                return finish(change.add(input));
            }
            try (var kept = shortcut.apply(input, pass)) {
                return finish(change.add(kept));
            }
        }
    }

    private NDArray finish(NDArray sum) {
        if (!rectified) {
            return sum;
        }
        try (sum) {
            return Activation.relu(sum);
        }
    }
}
