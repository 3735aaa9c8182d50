package org.joryu.distill.train;

import java.util.List;

/// The losses of one optimizer step, as plain numbers.
///
/// @param step counted from 1 over the whole training
/// @param epoch counted from 1
/// @param hardLoss against the labels, before alpha, in nats, batch mean; NaN where there is none
/// @param softLoss all other losses with their weights, before 1 − alpha, T²·KL unless said
///     otherwise; NaN where there are none
/// @param totalLoss what was minimised
/// @param parts every loss by itself, without any weight, in the order of the formula
public record StepMetrics(
        long step, int epoch, double hardLoss, double softLoss, double totalLoss, List<NamedLoss> parts) {

    public StepMetrics {
        parts = List.copyOf(parts);
    }

    /// {@return the losses beside the hard one, where hard and soft do not already name them all}
    public List<NamedLoss> extraParts() {
        return parts.size() <= 2 ? List.of() : Double.isNaN(hardLoss) ? parts : parts.subList(1, parts.size());
    }
}
