package org.joryu.distill;

import java.math.BigDecimal;
import java.math.MathContext;

/// A number that a notebook makes a claim about. If the claim holds, a line says so; if not, the cell
/// fails, and with it every run of the notebook in a test.
///
/// ```java
/// expect("the student's test accuracy", report.student().testAccuracy()).atLeast(0.9);
/// ```
///
/// A claim is a bound, not a number: the last digits differ between machines.
///
/// @param what the number, in the words of a reader
/// @param actual the number as it was measured
public record Expectation(String what, double actual) {

    public Expectation {
        if (what.isBlank()) {
            throw new IllegalArgumentException(
                    "what is expected must have a name, but it was \"%s\": say expect(\"the student's accuracy\", …)"
                            .formatted(what));
        }
    }

    /// Claims that it is that much or more.
    ///
    /// @throws AssertionError if it is not, or is not a number
    public void atLeast(double bound) {
        claim(actual >= bound, "≥ " + number(bound));
    }

    /// Claims that it is that much or less.
    ///
    /// @throws AssertionError if it is not, or is not a number
    public void atMost(double bound) {
        claim(actual <= bound, "≤ " + number(bound));
    }

    /// Claims that it is more than that.
    ///
    /// @throws AssertionError if it is not, or is not a number
    public void moreThan(double bound) {
        claim(actual > bound, "> " + number(bound));
    }

    /// Claims that it is less than that.
    ///
    /// @throws AssertionError if it is not, or is not a number
    public void lessThan(double bound) {
        claim(actual < bound, "< " + number(bound));
    }

    /// Claims that it lies between two numbers, or is one of them.
    ///
    /// @throws IllegalArgumentException if `low` is above `high`
    /// @throws AssertionError if it does not, or is not a number
    public void between(double low, double high) {
        if (!(low <= high)) {
            throw new IllegalArgumentException(
                    "low must be ≤ high, but low was %s and high %s".formatted(number(low), number(high)));
        }
        claim(actual >= low && actual <= high, "from %s to %s".formatted(number(low), number(high)));
    }

    private void claim(boolean holds, String bound) {
        if (!holds) {
            throw new AssertionError("%s: expected %s, but was %s".formatted(what, bound, number(actual)));
        }
        System.out.println("✓ %s: %s (expected %s)".formatted(what, number(actual), bound));
    }

    /// Four digits: enough to see by how much, few enough that most machines agree.
    private static String number(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(value)
                        .round(new MathContext(4))
                        .stripTrailingZeros()
                        .toPlainString()
                : String.valueOf(value);
    }
}
