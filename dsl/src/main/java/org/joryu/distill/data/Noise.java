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

    float[] view(float[] pixels, Chance chance) {
        var view = new float[pixels.length];
        boolean bounded = true;
        for (int i = 0; i < view.length; i++) {
            bounded &= pixels[i] >= 0 && pixels[i] <= 1;
            view[i] = (float) (pixels[i] + sigma * chance.gaussian());
        }
        for (int i = 0; bounded && i < view.length; i++) {
            view[i] = Math.clamp(view[i], 0f, 1f);
        }
        return view;
    }

    @Override
    public String toString() {
        return "noise(" + Decimals.exact(sigma) + ")";
    }
}
