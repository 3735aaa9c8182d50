package org.joryu.distill.chart;

import java.util.List;

/// How a line is broken, so that it is told from others without its color.
///
/// @param lengths drawn and left out in turns, in pixels; none where it is whole
record Dash(List<Integer> lengths) {

    static final Dash SOLID = new Dash(List.of());
    static final Dash LONG = new Dash(List.of(7, 3));
    static final Dash SHORT = new Dash(List.of(3, 2));
    static final Dash MIXED = new Dash(List.of(7, 2, 2, 2));
    static final Dash DOTTED = new Dash(List.of(1, 3));

    Dash {
        lengths = List.copyOf(lengths);
    }

    /// The same for Vega, which wants two numbers for a whole line too.
    List<Integer> vega() {
        return lengths.isEmpty() ? List.of(1, 0) : lengths;
    }
}
