package org.joryu.distill.loss;

/// What the numbers of losses must be.
final class Range {

    private Range() {}

    static void temperature(double temperature) {
        if (!(temperature > 0) || Double.isInfinite(temperature)) {
            throw new IllegalArgumentException("temperature must be > 0 and finite, but was " + temperature
                    + ": 1 leaves the teacher's answers as they are, 2 to 8 are usual");
        }
    }

    static void weight(String name, double weight) {
        if (!(weight >= 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException(name + " must be ≥ 0 and finite, but was " + weight
                    + ": 1 leaves the loss as it is, 0 turns it off");
        }
    }

    static void share(String name, double share, String remedy) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(name + " must be in [0, 1], but was " + share + ": " + remedy);
        }
    }

    static void rows(int least, String symbol, int rows, String reason) {
        if (rows < least) {
            throw new IllegalArgumentException(
                    "rows of a batch must be ≥ %d for %s, but were %d: %s; use another batchSize, of which so few rows are not left over"
                            .formatted(least, symbol, rows, reason));
        }
    }

    /// A loss that weighs labels against a teacher is whole: weighing it again would change what
    /// alpha means.
    static void simple(Loss loss, String what) {
        if (loss instanceof DistillationLoss) {
            throw new IllegalArgumentException("a loss with an alpha cannot be " + what + ", but was L = "
                    + loss.formula() + ": add up its soft losses, and say alpha last");
        }
    }
}
