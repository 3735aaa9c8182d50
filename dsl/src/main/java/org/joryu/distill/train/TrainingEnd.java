package org.joryu.distill.train;

/// How a training ended.
public sealed interface TrainingEnd {

    /// All epochs were run.
    record Finished() implements TrainingEnd {}

    /// The user stopped it; the best student so far is kept.
    ///
    /// @param step the last step that was finished
    record Stopped(long step) implements TrainingEnd {}

    /// It could not go on.
    ///
    /// @param step the step that failed
    /// @param message why
    record Failed(long step, String message) implements TrainingEnd {}
}
