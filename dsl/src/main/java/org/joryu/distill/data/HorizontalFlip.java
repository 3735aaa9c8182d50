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

    void change(Pixels pixels, ImageShape shape, Chance chance) {
        if (chance.uniform() >= probability) {
            return;
        }
        var now = pixels.now();
        for (int line = 0; line < now.length; line += shape.width()) {
            int right = line + shape.width() - 1;
            for (int left = line; left < right; left++, right--) {
                float moved = now[left];
                now[left] = now[right];
                now[right] = moved;
            }
        }
    }

    @Override
    public String toString() {
        return "horizontalFlip(" + Decimals.exact(probability) + ")";
    }
}
