package org.joryu.distill.train;

/// One of several losses by itself, without its weight.
///
/// @param name its symbol in the formula, for example `KL`
/// @param value of a batch, or the mean over the steps of an epoch
public record NamedLoss(String name, double value) {}
