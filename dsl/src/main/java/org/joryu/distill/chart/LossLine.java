package org.joryu.distill.chart;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// One of the losses as it is drawn.
///
/// @param name in the legend
/// @param of its value at a point
record LossLine(String name, Ink ink, Dash dash, double width, ToDoubleFunction<LossPoint> of) {

    private static final List<Ink> INKS = List.of(Ink.FIRST_EXTRA, Ink.SECOND_EXTRA, Ink.STUDENT);
    private static final List<Dash> DASHES = List.of(Dash.MIXED, Dash.DOTTED);

    /// A loss beside hard and soft: six of them all differ.
    static LossLine extra(String name, int place) {
        return new LossLine(
                name,
                INKS.get(place % INKS.size()),
                DASHES.get(place / INKS.size() % DASHES.size()),
                1.5,
                point -> point.extras().get(place));
    }
}
