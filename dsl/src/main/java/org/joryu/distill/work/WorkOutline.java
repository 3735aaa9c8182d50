package org.joryu.distill.work;

/// What some work is about to do, for those who show it.
///
/// @param title in the user's words, for example `mlp(64, 256, 256, 10) labels digits`
/// @param amount how much there is to do; negative where nobody knows
/// @param unit of the amount
/// @param result what is left of it, for example `downloaded to /data/mnist`; empty where nothing is, so that it
///     is worth no words unless it takes long
public record WorkOutline(String title, long amount, Unit unit, String result) {

    /// What work is counted in.
    public enum Unit {
        /// Rows of data.
        ROWS,
        /// Bytes of a file.
        BYTES,
        /// Steps of a training.
        STEPS
    }

    /// {@return whether something is left of it}
    public boolean leavesSomething() {
        return !result.isEmpty();
    }
}
