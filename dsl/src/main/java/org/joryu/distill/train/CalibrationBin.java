package org.joryu.distill.train;

/// The rows of which a model is about equally sure: a bin of the calibration error, see [Evaluation].
///
/// @param confidence mean probability at T = 1 of the model's answers, in [0, 1]; NaN without rows
/// @param accuracy share of rows that it has right, in [0, 1]; NaN without rows
/// @param rows how many there are
public record CalibrationBin(double confidence, double accuracy, int rows) {}
