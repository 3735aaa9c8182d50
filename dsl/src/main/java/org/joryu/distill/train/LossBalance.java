package org.joryu.distill.train;

import java.util.Locale;
import java.util.Optional;

/// How strongly the hard and the soft loss pull at the student's weights in its first batch: the norms
/// of their gradients, each with its weight.
///
/// @param hard of alpha·hard
/// @param soft of (1 − alpha)·soft
public record LossBalance(double hard, double soft) {

    /// Beyond this, the weaker of the two is noise.
    private static final double OUT_OF_RANGE = 100;

    /// hard / soft; infinite where the soft loss does not pull at all.
    public double ratio() {
        return hard / soft;
    }

    /// A sentence where one of the two is as good as absent.
    Optional<String> notice() {
        if (ratio() > OUT_OF_RANGE) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "the hard loss pulls %s times as strongly as the soft one in the first batch, so the teacher hardly counts: lower alpha, or weigh the soft loss more",
                    times(ratio())));
        }
        if (ratio() < 1 / OUT_OF_RANGE) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "the soft loss pulls %s times as strongly as the hard one in the first batch, so the labels hardly count: raise alpha, or weigh the soft loss less",
                    times(1 / ratio())));
        }
        return Optional.empty();
    }

    private static String times(double ratio) {
        return Double.isInfinite(ratio) ? "infinitely many" : String.format(Locale.ROOT, "%,.0f", ratio);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "hard to soft gradient %.2g in the first batch", ratio());
    }
}
