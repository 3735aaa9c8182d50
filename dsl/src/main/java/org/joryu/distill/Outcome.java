package org.joryu.distill;

/// What one training came to.
///
/// @param best with the weights of the epoch that dev chose
/// @param last with the weights of the last epoch, which nothing chose
public record Outcome(Scores best, Scores last) {}
