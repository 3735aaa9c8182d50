package org.joryu.distill.chart;

import java.util.List;

/// A drawing that does not know yet whether it becomes SVG or PNG, so that both are the same.
///
/// @param title what a screen reader says of it
/// @param width in pixels
/// @param height in pixels
/// @param marks drawn in this order
record Scene(String title, int width, int height, List<Mark> marks) {

    Scene {
        marks = List.copyOf(marks);
    }
}
