package org.joryu.distill.train;

/// Watches one training. Called on the training's thread, so it should return at once.
///
/// The order is `started`, then per epoch its `step`s and one `epoch`, then `ended`, always.
public interface TrainingListener {

    /// A listener that ignores everything.
    TrainingListener NONE = new TrainingListener() {};

    /// {@return whether the training should end after the current step} Asked once a step.
    default boolean stopRequested() {
        return false;
    }

    /// Before the first step.
    default void started(TrainingOutline outline) {}

    /// After a step.
    default void step(StepMetrics metrics) {}

    /// After an epoch and its evaluation on the dev split.
    default void epoch(EpochMetrics metrics) {}

    /// After the last step, whatever ended it.
    default void ended(TrainingEnd end) {}

    /// Asks to be shown in the cell of the calling thread, now and from now on, and no longer where it was.
    /// Called on another thread than the training's, at any time.
    default void showHere() {}
}
