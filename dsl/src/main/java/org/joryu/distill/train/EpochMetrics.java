package org.joryu.distill.train;

import java.util.List;

/// One epoch: the means of its steps' losses, and what the student then does on the dev split.
///
/// @param epoch counted from 1
/// @param hardLoss mean over the epoch's steps, in nats; NaN where there is none
/// @param softLoss mean over the epoch's steps of all but the hard loss; NaN where there is none
/// @param totalLoss mean over the epoch's steps, what was minimised
/// @param parts every loss by itself, without any weight: means over the epoch's steps
/// @param devLoss cross-entropy on the dev split after the epoch, in nats
/// @param devAccuracy share of the dev split that is right after the epoch, in [0, 1]
/// @param agreement share of the dev split on which student and teacher agree; NaN without a
///     teacher
public record EpochMetrics(
        int epoch,
        double hardLoss,
        double softLoss,
        double totalLoss,
        List<NamedLoss> parts,
        double devLoss,
        double devAccuracy,
        double agreement) {

    public EpochMetrics {
        parts = List.copyOf(parts);
    }

    /// {@return whether its student is to be kept rather than another epoch's} Dev accuracy decides, of
    /// equals dev loss.
    public boolean isBetterThan(EpochMetrics other) {
        int byAccuracy = Double.compare(devAccuracy, other.devAccuracy);
        return byAccuracy > 0 || (byAccuracy == 0 && devLoss < other.devLoss);
    }

    /// {@return the parts, where hard and soft do not already name them all}
    public List<NamedLoss> severalParts() {
        return parts.size() > 2 ? parts : List.of();
    }
}
