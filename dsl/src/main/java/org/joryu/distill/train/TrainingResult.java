package org.joryu.distill.train;

import java.time.Duration;
import java.time.Instant;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.model.Weights;

/// What a training leaves behind.
///
/// @param best the model after the epoch with the highest dev accuracy, of equals the lowest dev
///     loss
/// @param bestEpoch that epoch's metrics
/// @param initial the weights before the first step
/// @param last the weights after the last step
/// @param history all steps and epochs
/// @param end how it ended
/// @param device where it ran
/// @param engine by what its steps were computed, in a few words; empty where that is not known any more
/// @param started when it began
/// @param took how long it took, evaluation included
public record TrainingResult(
        Classifier best,
        EpochMetrics bestEpoch,
        Weights initial,
        Weights last,
        TrainingHistory history,
        TrainingEnd end,
        String device,
        String engine,
        Instant started,
        Duration took) {

    /// {@return whether it was stopped before its last step}
    public boolean stopped() {
        return end instanceof TrainingEnd.Stopped;
    }

    /// The last epoch's metrics.
    public EpochMetrics lastEpoch() {
        return history.epochs().getLast();
    }
}
