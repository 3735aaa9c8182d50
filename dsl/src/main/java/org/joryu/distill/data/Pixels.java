package org.joryu.distill.data;

import java.util.Arrays;

/// The numbers of a row while it is augmented, and room for as many others: one step after the other, and
/// one row after the other, without a new array for each.
final class Pixels {

    private float[] now;
    private float[] other;

    /// @param now taken as it is, and changed
    Pixels(float[] now) {
        this.now = now;
        this.other = new float[now.length];
    }

    /// What they are now, to be read and changed.
    float[] now() {
        return now;
    }

    /// What is to come in their place by [#turn], of whatever values.
    float[] next() {
        return other;
    }

    /// The same, all black.
    float[] nextBlack() {
        Arrays.fill(other, 0);
        return other;
    }

    void turn() {
        var before = now;
        now = other;
        other = before;
    }
}
