package org.joryu.distill.data;

/// Adds to every number another one from the normal distribution of mean 0 and deviation `sigma`.
/// An image whose numbers are all in [0, 1] is kept within; others are not bounded.
///
/// ```java
/// noise(0.05)    // of a range of 1
/// ```
///
/// @param sigma ≥ 0 and finite, in the unit of the numbers
public record Noise(double sigma) implements Augmentation {

    public Noise {
        if (!(sigma >= 0 && sigma < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "sigma must be ≥ 0 and finite, but was %s: use 0.05 for pixels in [0, 1]".formatted(sigma));
        }
    }

    void change(Pixels pixels, Chance chance) {
        var now = pixels.now();
        boolean bounded = true;
        for (int i = 0; i < now.length; i++) {
            bounded &= now[i] >= 0 && now[i] <= 1;
            now[i] = (float) (now[i] + sigma * chance.gaussian());
        }
        for (int i = 0; bounded && i < now.length; i++) {
            now[i] = Math.clamp(now[i], 0f, 1f);
        }
    }

    @Override
    public String toString() {
        return "noise(" + Decimals.exact(sigma) + ")";
    }
}
