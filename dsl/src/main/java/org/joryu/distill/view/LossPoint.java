package org.joryu.distill.view;

/// One point of the loss lines: the means of some steps in a row.
///
/// @param epoch where on the axis, in epochs and fractions of them
/// @param hard in nats
/// @param soft in nats; NaN where there is no soft loss
/// @param total in nats
record LossPoint(double epoch, double hard, double soft, double total) {}
