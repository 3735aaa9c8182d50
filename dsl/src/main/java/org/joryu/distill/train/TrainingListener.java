package org.joryu.distill.train;

import java.time.Duration;

/// Watches one training. Called on the training's thread, so it should return at once.
///
/// The order is `started`, `earlier` where there is something to tell, then per epoch its `step`s and one
/// `epoch`, then `ended`, always; or, where only the watching ends, `left`.
public interface TrainingListener {

    /// A listener that ignores everything.
    TrainingListener NONE = new TrainingListener() {};

    /// {@return whether the training should end after the current step} Asked once a step.
    default boolean stopRequested() {
        return false;
    }

    /// Before the first step.
    default void started(TrainingOutline outline) {}

    /// Before the first step of a training that goes on, or that is looked at later: what happened before.
    ///
    /// @param took how long that took
    default void earlier(TrainingHistory history, Duration took) {}

    /// After a step.
    default void step(StepMetrics metrics) {}

    /// After an epoch and its evaluation on the dev split.
    default void epoch(EpochMetrics metrics) {}

    /// After the last step, whatever ended it.
    default void ended(TrainingEnd end) {}

    /// Nobody tells it more, though the training goes on.
    default void left() {}

    /// Asks to be shown in the cell of the calling thread, now and from now on, and no longer where it was.
    /// Called on another thread than the training's, at any time.
    default void showHere() {}
}
