package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;

/// Numbers in formulas that are differentiated.
///
/// DJL's own `array.mul(number)` makes an array of the number, on memory of the Java heap's keeping, and
/// closes it at once, while autograd still refers to it: a garbage collection before the backward pass
/// leaves rubbish in the gradient. These live as long as the manager of the array they are used with.
final class Constant {

    private Constant() {}

    static NDArray times(NDArray array, double factor) {
        return array.mul(of(array, factor));
    }

    static NDArray dividedBy(NDArray array, double divisor) {
        return array.div(of(array, divisor));
    }

    static NDArray plus(NDArray array, double summand) {
        return array.add(of(array, summand));
    }

    /// A number of an array's type, which lives as long as its manager.
    static NDArray of(NDArray companion, double value) {
        return companion.getManager().create(value).toType(companion.getDataType(), false);
    }
}
