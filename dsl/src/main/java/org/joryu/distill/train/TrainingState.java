package org.joryu.distill.train;

import java.time.Duration;
import org.joryu.distill.model.Weights;
import org.jspecify.annotations.Nullable;

/// A training between two steps: all that the next step depends on, and all that its result will tell.
///
/// The order of the batches and all that is random follow from the seed and the number of steps, which
/// is why no generator's state is among it.
///
/// @param student its weights, with the running statistics of BatchNorm
/// @param memory what losses learned and what the optimizer remembers, by name
/// @param updates how many the optimizer has made
/// @param history all steps and epochs so far
/// @param bestEpoch the epoch to beat; null before the first has ended
/// @param best the student after it; null before the first has ended
/// @param took how long it ran so far
record TrainingState(
        Weights student,
        Weights memory,
        int updates,
        TrainingHistory history,
        @Nullable EpochMetrics bestEpoch,
        @Nullable Weights best,
        Duration took) {}
