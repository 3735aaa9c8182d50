package org.joryu.distill.data;

/// Moves an image by at most `pixels` down or up, and right or left, drawn evenly and not in whole
/// pixels; what lies between two is blended from them linearly. For small images, where [RandomCrop]
/// moves too far: half a pixel is much in a digit of 8×8.
///
/// ```java
/// shift(0.5)
/// ```
///
/// @param pixels ≥ 0, less than the sides of the image
public record Shift(double pixels) implements Augmentation {

    public Shift {
        if (!(pixels >= 0 && pixels < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "pixels of a shift must be ≥ 0 and finite, but was %s: use 0.5 for images of 8×8, 2 for 28×28"
                            .formatted(pixels));
        }
    }

    void check(ImageShape shape) {
        if (pixels >= shape.smallerSide()) {
            throw new IllegalArgumentException(
                    "pixels of a shift must be < %d for images of %s, so that something of them stays, but was %s: use %s"
                            .formatted(
                                    shape.smallerSide(),
                                    shape,
                                    Decimals.exact(pixels),
                                    Decimals.exact(shape.smallerSide() / 16.0)));
        }
    }

    void change(Pixels image, ImageShape shape, Chance chance) {
        double down = chance.between(-pixels, pixels);
        double right = chance.between(-pixels, pixels);
        new Warp(1, 0, -right, -down).change(image, shape);
    }

    @Override
    public String toString() {
        return "shift(" + Decimals.exact(pixels) + ")";
    }
}
