package org.joryu.distill.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

/// Where a row of tokens has none: token 0.
final class Padding {

    private Padding() {}

    /// 1 for a token, 0 for padding.
    ///
    /// @param rows token ids, shape `(B, length)`
    /// @return the same shape
    static NDArray tokens(NDArray rows) {
        try (var present = rows.neq(0)) {
            return present.toType(DataType.FLOAT32, false);
        }
    }
}
