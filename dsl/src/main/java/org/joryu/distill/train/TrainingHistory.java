package org.joryu.distill.train;

import java.util.List;
import java.util.Locale;

/// What happened in a training, step by step and epoch by epoch.
///
/// @param steps every step, in order
/// @param epochs every epoch, in order; the last may be a part of one if the training was stopped
public record TrainingHistory(List<StepMetrics> steps, List<EpochMetrics> epochs) {

    /// Before the first step.
    public static final TrainingHistory NONE = new TrainingHistory(List.of(), List.of());

    public TrainingHistory {
        steps = List.copyOf(steps);
        epochs = List.copyOf(epochs);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d steps in %d epochs", steps.size(), epochs.size());
    }
}
