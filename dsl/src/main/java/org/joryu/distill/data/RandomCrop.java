package org.joryu.distill.data;

/// Pads an image with black and cuts its size out again, at a place drawn evenly: a move by at most
/// `padding` whole pixels down or up, and right or left.
///
/// The standard augmentation of CIFAR, with padding 4 and a [HorizontalFlip] (C.-Y. Lee et al. 2015,
/// "Deeply-supervised nets", AISTATS; K. He et al. 2016, arXiv:1512.03385, §4.2); equal to
/// torchvision's `RandomCrop(size, padding)`.
///
/// ```java
/// randomCrop(4)    // one of 81 places
/// ```
///
/// @param padding pixels on each side, ≥ 0, less than the sides of the image
public record RandomCrop(int padding) implements Augmentation {

    public RandomCrop {
        if (padding < 0) {
            throw new IllegalArgumentException(
                    "padding must be ≥ 0, but was %d: 4 is usual for images of 32×32".formatted(padding));
        }
    }

    void check(ImageShape shape) {
        if (padding >= shape.smallerSide()) {
            throw new IllegalArgumentException(
                    "padding must be in [0, %d] for images of %s, so that something of them stays, but was %d: 4 is usual for 32×32"
                            .formatted(shape.smallerSide() - 1, shape, padding));
        }
    }

    void change(Pixels pixels, ImageShape shape, Chance chance) {
        int top = chance.below(2 * padding + 1) - padding;
        int left = chance.below(2 * padding + 1) - padding;
        if (top == 0 && left == 0) {
            return;
        }
        int height = shape.height() - Math.abs(top);
        int width = shape.width() - Math.abs(left);
        var now = pixels.now();
        var view = pixels.nextBlack();
        for (int channel = 0; channel < shape.channels(); channel++) {
            int from = channel * shape.plane() + Math.max(top, 0) * shape.width() + Math.max(left, 0);
            int to = channel * shape.plane() + Math.max(-top, 0) * shape.width() + Math.max(-left, 0);
            for (int line = 0; line < height; line++) {
                System.arraycopy(now, from, view, to, width);
                from += shape.width();
                to += shape.width();
            }
        }
        pixels.turn();
    }

    @Override
    public String toString() {
        return "randomCrop(" + padding + ")";
    }
}
