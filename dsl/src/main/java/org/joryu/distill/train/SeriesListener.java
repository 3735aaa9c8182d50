package org.joryu.distill.train;

/// Watches trainings that belong together, as those of a sweep, one after another on one thread.
///
/// The order is `started`, then for each training [#training], then `ended`, always.
public interface SeriesListener {

    /// Before the first training.
    default void started(SeriesOutline outline) {}

    /// {@return a listener for the next training}
    ///
    /// @param number of the training, counted from 1
    TrainingListener training(int number);

    /// Asks to be shown in the cell of the calling thread, now and from now on, and no longer where it was.
    /// Called on another thread than the trainings', at any time.
    default void showHere() {}

    /// After the last training.
    ///
    /// @param words how the series ended, in one sentence
    default void ended(String words) {}
}
