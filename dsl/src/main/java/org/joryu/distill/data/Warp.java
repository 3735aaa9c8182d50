package org.joryu.distill.data;

/// Where each pixel of a view comes from: a turn around the middle, then a move, both in pixels.
/// Outside of the image all is black.
///
/// Around the middle, the pixel (x, y) of the view is (cos·x − sin·y + right, sin·x + cos·y + down)
/// of the image.
record Warp(double cos, double sin, double right, double down) {

    void change(Pixels pixels, ImageShape shape) {
        var image = pixels.now();
        var view = pixels.next();
        double middleX = (shape.width() - 1) / 2.0;
        double middleY = (shape.height() - 1) / 2.0;
        for (int y = 0; y < shape.height(); y++) {
            for (int x = 0; x < shape.width(); x++) {
                double fromX = cos * (x - middleX) - sin * (y - middleY) + right + middleX;
                double fromY = sin * (x - middleX) + cos * (y - middleY) + down + middleY;
                blend(image, shape, fromX, fromY, view, y * shape.width() + x);
            }
        }
        pixels.turn();
    }

    /// Sets one pixel of a view, in all planes, to the image's at (x, y), blended from the four around.
    static void blend(float[] image, ImageShape shape, double x, double y, float[] view, int to) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double ofRight = x - left;
        double ofBottom = y - top;
        if (left >= 0 && top >= 0 && left < shape.width() - 1 && top < shape.height() - 1) {
            // All four lie within, as almost always: none is asked for by itself.
            int at = top * shape.width() + left;
            for (int plane = 0; plane < image.length; plane += shape.plane()) {
                int first = plane + at;
                int under = first + shape.width();
                double above = (1 - ofRight) * image[first] + ofRight * image[first + 1];
                double below = (1 - ofRight) * image[under] + ofRight * image[under + 1];
                view[plane + to] = (float) ((1 - ofBottom) * above + ofBottom * below);
            }
            return;
        }
        for (int plane = 0; plane < image.length; plane += shape.plane()) {
            double above = (1 - ofRight) * pixel(image, shape, plane, left, top)
                    + ofRight * pixel(image, shape, plane, left + 1, top);
            double below = (1 - ofRight) * pixel(image, shape, plane, left, top + 1)
                    + ofRight * pixel(image, shape, plane, left + 1, top + 1);
            view[plane + to] = (float) ((1 - ofBottom) * above + ofBottom * below);
        }
    }

    private static float pixel(float[] image, ImageShape shape, int plane, int x, int y) {
        return x < 0 || y < 0 || x >= shape.width() || y >= shape.height() ? 0 : image[plane + y * shape.width() + x];
    }
}
