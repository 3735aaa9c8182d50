package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The value of a loss on one batch, and what it is made of. All are scalars.
///
/// @param hard the part against the labels, before alpha; null where the loss has no such part
/// @param soft all other parts, with their own weights but before 1 − alpha; null where there are
///     none
/// @param total what is to be minimised
/// @param parts every loss by itself, without any weight, in the order of the formula
public record LossTerms(@Nullable NDArray hard, @Nullable NDArray soft, NDArray total, List<Part> parts) {

    /// One loss by itself.
    ///
    /// @param symbol its name in formulas
    /// @param value a scalar, without weight
    public record Part(String symbol, NDArray value) {}

    public LossTerms {
        parts = List.copyOf(parts);
    }

    static LossTerms of(SimpleLoss loss, NDArray value) {
        var part = List.of(new Part(loss.symbol(), value));
        return loss.hard() ? new LossTerms(value, null, value, part) : new LossTerms(null, value, value, part);
    }

    LossTerms times(double weight) {
        return new LossTerms(
                hard == null ? null : Constant.times(hard, weight),
                soft == null ? null : Constant.times(soft, weight),
                Constant.times(total, weight),
                parts);
    }

    LossTerms plus(LossTerms other) {
        return new LossTerms(
                sum(hard, other.hard),
                sum(soft, other.soft),
                total.add(other.total),
                Stream.concat(parts.stream(), other.parts.stream()).toList());
    }

    private static @Nullable NDArray sum(@Nullable NDArray one, @Nullable NDArray other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.add(other);
    }
}
