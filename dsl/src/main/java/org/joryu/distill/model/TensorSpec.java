package org.joryu.distill.model;

import ai.djl.ndarray.types.Shape;
import java.util.SplittableRandom;

/// A tensor that a network needs, before it has values.
///
/// @param name as PyTorch's `state_dict` names it
/// @param shape its shape
/// @param initial how its values begin
/// @param trainable whether an optimizer moves it: not so the running statistics of BatchNorm
record TensorSpec(String name, Shape shape, Initial initial, boolean trainable) {

    TensorSpec(String name, Shape shape, Initial initial) {
        this(name, shape, initial, true);
    }

    Tensor draw(SplittableRandom random) {
        return new Tensor(name, shape.getShape(), initial.draw(random, Math.toIntExact(shape.size())));
    }
}
