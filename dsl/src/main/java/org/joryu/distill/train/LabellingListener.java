package org.joryu.distill.train;

/// Watches a teacher answer for the rows of a data set. Called on the thread that asks it.
///
/// The order is `started`, some `labelled`, then `ended`, always.
public interface LabellingListener {

    /// A listener that ignores everything.
    LabellingListener NONE = new LabellingListener() {};

    /// {@return whether to end after the current rows, and keep nothing} Asked for every batch.
    default boolean stopRequested() {
        return false;
    }

    /// Before the first row.
    ///
    /// @param title in the user's words, for example `mlp(64, 256, 256, 10) labels digits`
    /// @param rows how many there will be
    default void started(String title, long rows) {}

    /// After some rows.
    ///
    /// @param rows how many have been labelled so far
    default void labelled(long rows) {}

    /// After the last row that was labelled.
    ///
    /// @param whole whether all were labelled and kept
    default void ended(boolean whole) {}
}
