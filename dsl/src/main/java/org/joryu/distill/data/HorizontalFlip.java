package org.joryu.distill.data;

/// Mirrors an image, left becomes right, with a probability. Not for digits and letters: a mirrored 2
/// is none.
///
/// ```java
/// horizontalFlip()    // every other image
/// ```
///
/// @param probability in [0, 1], usually 0.5
public record HorizontalFlip(double probability) implements Augmentation {

    public HorizontalFlip {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException(
                    "probability must be in [0, 1], but was %s: 0.5 is usual".formatted(probability));
        }
    }

    float[] view(float[] pixels, ImageShape shape, Chance chance) {
        if (chance.uniform() >= probability) {
            return pixels;
        }
        var view = new float[pixels.length];
        for (int line = 0; line < pixels.length; line += shape.width()) {
            int mirrored = line + shape.width() - 1;
            for (int x = 0; x < shape.width(); x++) {
                view[line + x] = pixels[mirrored - x];
            }
        }
        return view;
    }

    @Override
    public String toString() {
        return "horizontalFlip(" + Decimals.exact(probability) + ")";
    }
}
