package org.joryu.distill.data;

/// How the numbers of a row are laid out as an image: plane after plane, line after line.
///
/// @param channels planes, 1 where a shape names none
record ImageShape(int channels, int height, int width) {

    /// @param shape `{height, width}` or `{channels, height, width}`
    /// @throws IllegalArgumentException if it is something else
    static ImageShape of(long[] shape) {
        if (shape.length < 2 || shape.length > 3) {
            throw new IllegalArgumentException(
                    "inputShape must be {height, width} or {channels, height, width} where images are augmented, but was {%s}: "
                                    .formatted(LongStrings.join(shape, ", "))
                            + "name the layout when the data set is made, or leave the augmentation out");
        }
        int channels = shape.length == 3 ? Math.toIntExact(shape[0]) : 1;
        return new ImageShape(
                channels, Math.toIntExact(shape[shape.length - 2]), Math.toIntExact(shape[shape.length - 1]));
    }

    /// Numbers in a plane.
    int plane() {
        return height * width;
    }

    /// Numbers in a row.
    int size() {
        return channels * plane();
    }

    int smallerSide() {
        return Math.min(height, width);
    }

    @Override
    public String toString() {
        return height + "×" + width;
    }
}
