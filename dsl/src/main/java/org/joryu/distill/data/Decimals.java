package org.joryu.distill.data;

import java.math.BigDecimal;
import java.math.MathContext;

/// Numbers as a person writes them: `4`, not `4.0`.
final class Decimals {

    private Decimals() {}

    static String plain(double value) {
        return new BigDecimal(value)
                .round(MathContext.DECIMAL32)
                .stripTrailingZeros()
                .toPlainString();
    }

    /// All digits that tell the number from its neighbours, and no more.
    static String exact(double value) {
        // BigDecimal leaves the zeros of 0.0 in place.
        return value == 0 ? "0" : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
