package org.joryu.distill.chart;

import java.util.List;

/// One point of the loss lines: the means of some steps in a row.
///
/// @param epoch where on the axis, in epochs and fractions of them
/// @param hard in nats; NaN where there is no hard loss
/// @param soft in nats; NaN where there is no soft loss
/// @param total in nats
/// @param extras one for each of [LossChart#extras()]
public record LossPoint(double epoch, double hard, double soft, double total, List<Double> extras) {

    public LossPoint {
        extras = List.copyOf(extras);
    }

    /// Without extra losses.
    public LossPoint(double epoch, double hard, double soft, double total) {
        this(epoch, hard, soft, total, List.of());
    }
}
