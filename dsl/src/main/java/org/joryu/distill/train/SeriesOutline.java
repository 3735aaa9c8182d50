package org.joryu.distill.train;

/// What a series of trainings is about to do, for those who show it.
///
/// @param title in the user's words
/// @param trainings how many there will be, at most
/// @param epochs how many all of them have together, at most
/// @param inDetail whether each of them is worth a look of its own, as where there are few
public record SeriesOutline(String title, int trainings, long epochs, boolean inDetail) {

    /// Of many trainings, each of which is worth a line.
    public SeriesOutline(String title, int trainings, long epochs) {
        this(title, trainings, epochs, false);
    }
}
