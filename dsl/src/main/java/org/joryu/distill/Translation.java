package org.joryu.distill;

import java.math.BigDecimal;
import java.math.MathContext;
import org.joryu.distill.loss.Loss;
import org.jspecify.annotations.Nullable;

/// Another library's numbers as they are here.
///
/// `h·CE + s·X` is `alpha·CE + (1 − alpha)·w·X` with alpha = h and w = s/(1 − h) where h < 1, to the
/// last digit. Where h ≥ 1 no alpha gives that; it then is divided by h + s, which changes the size
/// of the gradient and nothing else.
///
/// @param alpha the weight of the hard loss here
/// @param soft the soft loss here
/// @param words what was done, in one line
record Translation(double alpha, Loss soft, String words) {

    static Translation of(
            Convention convention,
            @Nullable Double alpha,
            @Nullable ForeignWeights weights,
            @Nullable Double saidTemperature,
            int classes) {
        double temperature = saidTemperature == null ? convention.temperature : saidTemperature;
        // First, as it refuses temperatures of which there is no square to divide by.
        var loss = convention.term.here(temperature);
        var said = weights(convention, alpha, weights);
        double size = said.soft() * convention.term.size(temperature, classes);
        boolean exact = said.hard() < 1;
        double divisor = exact ? 1 : said.hard() + size;
        double here = rounded(said.hard() / divisor);
        double weight = exact ? rounded(size / (1 - said.hard())) : 1;
        return new Translation(
                here,
                weight == 1 ? loss : loss.weight(weight),
                words(convention, said, temperature, here, weight, divisor));
    }

    private static ForeignWeights weights(
            Convention convention, @Nullable Double alpha, @Nullable ForeignWeights weights) {
        boolean two = convention.weighing == Convention.Weighing.TWO;
        if (two && alpha != null) {
            throw new IllegalArgumentException(
                    "alpha must not be said in the convention of %s, but was %s: it has two weights, %s and %s; say .convention(%s, %s, %s)"
                            .formatted(
                                    convention.library,
                                    alpha,
                                    convention.first,
                                    convention.second,
                                    convention,
                                    number(convention.hard),
                                    number(convention.soft)));
        }
        if (!two && weights != null) {
            throw new IllegalArgumentException(
                    "weights must not be said in the convention of %s, but were %s and %s: it has one weight, %s; say .convention(%s).alpha(%s)"
                            .formatted(
                                    convention.library,
                                    number(weights.hard()),
                                    number(weights.soft()),
                                    convention.first,
                                    convention,
                                    number(one(convention))));
        }
        if (weights != null) {
            return weights;
        }
        if (alpha == null) {
            return new ForeignWeights(convention.hard, convention.soft);
        }
        requireShare(convention, alpha);
        return convention.weighing == Convention.Weighing.ALPHA_IS_HARD
                ? new ForeignWeights(alpha, 1 - alpha)
                : new ForeignWeights(1 - alpha, alpha);
    }

    private static void requireShare(Convention convention, double alpha) {
        if (!(alpha >= 0 && alpha <= 1)) {
            throw new IllegalArgumentException("alpha must be in [0, 1], but was " + alpha + ": it is "
                    + convention.first + " of " + convention.library + ", whose default is "
                    + number(one(convention)));
        }
    }

    private static double one(Convention convention) {
        return convention.weighing == Convention.Weighing.ALPHA_IS_HARD ? convention.hard : convention.soft;
    }

    private static String words(
            Convention convention,
            ForeignWeights said,
            double temperature,
            double alpha,
            double weight,
            double divisor) {
        var there = switch (convention.weighing) {
            case ALPHA_IS_HARD -> convention.first + " = " + number(said.hard()) + " weighs the hard loss";
            case ALPHA_IS_SOFT -> convention.first + " = " + number(said.soft()) + " weighs the soft loss";
            case TWO ->
                "%s = %s and %s = %s weigh hard and soft loss"
                        .formatted(convention.first, number(said.hard()), convention.second, number(said.soft()));
        };
        var words = "%s, where %s, %s at T = %s; here alpha = %s"
                .formatted(convention.library, there, convention.term.words, number(temperature), number(alpha));
        if (weight != 1) {
            words += " and the soft loss weighs " + number(weight);
        }
        return divisor == 1
                ? words
                : words + ", all divided by " + number(divisor) + ": for plain SGD, multiply the learning rate by it";
    }

    private static double rounded(double value) {
        return new BigDecimal(value).round(new MathContext(12)).doubleValue();
    }

    private static String number(double value) {
        return new BigDecimal(value)
                .round(new MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }
}
