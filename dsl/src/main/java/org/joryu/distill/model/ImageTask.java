package org.joryu.distill.model;

import ai.djl.ndarray.types.Shape;

/// What a network of images is to do: look at images of this shape, tell these classes apart.
record ImageTask(int channels, int height, int width, int classes) {

    int inputSize() {
        return Math.multiplyExact(Math.multiplyExact(channels, height), width);
    }

    /// The layer that makes images of rows.
    Fixed unflatten() {
        return Fixed.unflatten(new Shape(channels, height, width));
    }

    /// The same for square images.
    ImageTask square(int side) {
        return new ImageTask(channels, side, side, classes);
    }
}
