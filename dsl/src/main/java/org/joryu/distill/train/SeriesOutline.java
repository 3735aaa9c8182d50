package org.joryu.distill.train;

/// What a series of trainings is about to do, for those who show it.
///
/// @param title in the user's words
/// @param trainings how many there will be, at most
/// @param epochs how many all of them have together, at most
public record SeriesOutline(String title, int trainings, long epochs) {}
