package org.joryu.distill.train;

/// The losses of one optimizer step, as plain numbers.
///
/// @param step counted from 1 over the whole training
/// @param epoch counted from 1
/// @param hardLoss cross-entropy against the labels, in nats, batch mean
/// @param softLoss T²·KL against the teacher, in nats, batch mean; NaN where there is no teacher
/// @param totalLoss what was minimised
public record StepMetrics(long step, int epoch, double hardLoss, double softLoss, double totalLoss) {}
