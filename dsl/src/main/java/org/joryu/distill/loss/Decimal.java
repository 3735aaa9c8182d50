package org.joryu.distill.loss;

import java.math.BigDecimal;
import java.math.MathContext;

/// Numbers as a person writes them in a formula: `4`, not `4.0`; `0.7`, not `0.7000000000000001`.
final class Decimal {

    private static final MathContext SIX_DIGITS = new MathContext(6);

    private Decimal() {}

    static String of(double value) {
        return new BigDecimal(value).round(SIX_DIGITS).stripTrailingZeros().toPlainString();
    }
}
