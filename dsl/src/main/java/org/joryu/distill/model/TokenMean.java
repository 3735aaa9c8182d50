package org.joryu.distill.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/// `(length, width)` to the mean over all tokens that are no padding; zeros where all are.
record TokenMean() implements Layer {

    @Override
    public Shape outputShape(Shape input) {
        return input.slice(1);
    }

    @Override
    public NDArray apply(NDArray input, Pass pass) {
        var rows = pass.rows();
        if (rows == null) {
            return input.mean(new int[] {1});
        }
        try (var tokens = Padding.tokens(rows);
                var column = tokens.reshape(rows.size(0), rows.size(1), 1);
                var present = input.mul(column);
                var sum = present.sum(new int[] {1});
                var count = tokens.sum(new int[] {1}, true);
                var divisor = count.maximum(1)) {
            return sum.div(divisor);
        }
    }
}
