package org.joryu.distill.data;

import java.util.Arrays;

/// Blacks out a square whose middle is drawn evenly from all pixels; what of it would lie outside of
/// the image is not made up for.
///
/// T. DeVries and G. Taylor (2017), "Improved regularization of convolutional neural networks with
/// Cutout", arXiv:1708.04552: 16 for CIFAR-10, 8 for CIFAR-100.
///
/// ```java
/// cutout(8)
/// ```
///
/// @param size the side of the square, ≥ 0; it reaches from `size/2` pixels before its middle
public record Cutout(int size) implements Augmentation {

    public Cutout {
        if (size < 0) {
            throw new IllegalArgumentException(
                    "size of a cutout must be ≥ 0, but was %d: 8 or 16 are usual for images of 32×32".formatted(size));
        }
    }

    void change(Pixels pixels, ImageShape shape, Chance chance) {
        int top = chance.below(shape.height()) - size / 2;
        int left = chance.below(shape.width()) - size / 2;
        int from = Math.max(left, 0);
        int to = Math.min(left + size, shape.width());
        var now = pixels.now();
        for (int plane = 0; from < to && plane < now.length; plane += shape.plane()) {
            for (int y = Math.max(top, 0); y < Math.min(top + size, shape.height()); y++) {
                int line = plane + y * shape.width();
                Arrays.fill(now, line + from, line + to, 0);
            }
        }
    }

    @Override
    public String toString() {
        return "cutout(" + size + ")";
    }
}
