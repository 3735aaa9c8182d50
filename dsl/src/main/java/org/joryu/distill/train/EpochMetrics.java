package org.joryu.distill.train;

/// One epoch: the means of its steps' losses, and what the student then does on the dev split.
///
/// @param epoch counted from 1
/// @param hardLoss mean over the epoch's steps, in nats
/// @param softLoss mean over the epoch's steps, in nats; NaN where there is no teacher
/// @param totalLoss mean over the epoch's steps, what was minimised
/// @param devLoss cross-entropy on the dev split after the epoch, in nats
/// @param devAccuracy share of the dev split that is right after the epoch, in [0, 1]
/// @param agreement share of the dev split on which student and teacher agree; NaN without a
///     teacher
public record EpochMetrics(
        int epoch,
        double hardLoss,
        double softLoss,
        double totalLoss,
        double devLoss,
        double devAccuracy,
        double agreement) {}
