package org.joryu.distill.data;

/// Cuts a part out of an image and stretches it to the size of the whole: a share of its area drawn
/// evenly from `smallest` to 1, with sides in a ratio from 3:4 to 4:3, drawn evenly in the logarithm.
/// Between pixels it is blended linearly.
///
/// The standard augmentation of ImageNet, with `smallest` 0.08 and a [HorizontalFlip] (C. Szegedy et
/// al. 2015, arXiv:1409.4842, §6); drawn as torchvision draws: what fits in none of ten draws becomes
/// the largest part in the middle whose ratio is allowed.
///
/// ```java
/// randomResizedCrop(0.08)
/// ```
///
/// @param smallest share of the area, in (0, 1]
public record RandomResizedCrop(double smallest) implements Augmentation {

    private static final double NARROWEST = 3.0 / 4;
    private static final double WIDEST = 4.0 / 3;
    private static final int DRAWS = 10;

    public RandomResizedCrop {
        if (!(smallest > 0 && smallest <= 1)) {
            throw new IllegalArgumentException(
                    "smallest share of a crop must be in (0, 1], but was %s: 0.08 is usual for ImageNet, 0.5 is milder"
                            .formatted(smallest));
        }
    }

    void change(Pixels pixels, ImageShape shape, Chance chance) {
        var part = part(shape, chance);
        var columns = new double[shape.width()];
        for (int x = 0; x < columns.length; x++) {
            columns[x] = part.left + place(x, part.width, shape.width());
        }
        var image = pixels.now();
        var view = pixels.next();
        for (int y = 0; y < shape.height(); y++) {
            double fromY = part.top + place(y, part.height, shape.height());
            for (int x = 0; x < shape.width(); x++) {
                Warp.blend(image, shape, columns[x], fromY, view, y * shape.width() + x);
            }
        }
        pixels.turn();
    }

    /// Where a pixel of the whole lies in a part, by their middles, and never beyond those of the
    /// part's first and last pixels.
    private static double place(int pixel, int part, int whole) {
        return Math.clamp((pixel + 0.5) * part / whole - 0.5, 0, part - 1.0);
    }

    private Part part(ImageShape shape, Chance chance) {
        for (int draw = 0; draw < DRAWS; draw++) {
            double area = shape.plane() * chance.between(smallest, 1);
            // StrictMath, as its results are the same on every machine.
            double ratio = StrictMath.exp(chance.between(StrictMath.log(NARROWEST), StrictMath.log(WIDEST)));
            int width = (int) Math.rint(Math.sqrt(area * ratio));
            int height = (int) Math.rint(Math.sqrt(area / ratio));
            if (width >= 1 && width <= shape.width() && height >= 1 && height <= shape.height()) {
                int top = chance.below(shape.height() - height + 1);
                int left = chance.below(shape.width() - width + 1);
                return new Part(top, left, height, width);
            }
        }
        int width = Math.min(shape.width(), (int) Math.rint(shape.height() * WIDEST));
        int height = Math.min(shape.height(), (int) Math.rint(shape.width() / NARROWEST));
        return new Part((shape.height() - height) / 2, (shape.width() - width) / 2, height, width);
    }

    @Override
    public String toString() {
        return "randomResizedCrop(" + Decimals.exact(smallest) + ")";
    }

    private record Part(int top, int left, int height, int width) {}
}
