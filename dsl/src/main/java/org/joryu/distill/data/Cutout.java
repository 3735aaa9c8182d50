package org.joryu.distill.data;

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

    float[] view(float[] pixels, ImageShape shape, Chance chance) {
        int top = chance.below(shape.height()) - size / 2;
        int left = chance.below(shape.width()) - size / 2;
        var view = pixels.clone();
        for (int plane = 0; plane < pixels.length; plane += shape.plane()) {
            for (int y = Math.max(top, 0); y < Math.min(top + size, shape.height()); y++) {
                for (int x = Math.max(left, 0); x < Math.min(left + size, shape.width()); x++) {
                    view[plane + y * shape.width() + x] = 0;
                }
            }
        }
        return view;
    }

    @Override
    public String toString() {
        return "cutout(" + size + ")";
    }
}
