package org.joryu.distill.model;

import java.util.Arrays;

/// One named array of weights. Never leaves the package, so its arrays are never changed.
final class Tensor {

    private final String name;
    private final long[] shape;
    private final float[] values;

    Tensor(String name, long[] shape, float[] values) {
        this.name = name;
        this.shape = shape;
        this.values = values;
    }

    String name() {
        return name;
    }

    long[] shape() {
        return shape;
    }

    float[] values() {
        return values;
    }

    boolean hasShape(long[] other) {
        return Arrays.equals(shape, other);
    }

    String shapeText() {
        return Arrays.toString(shape);
    }
}
