package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;

/// The value of a loss on one batch, and the terms it is made of, unweighted. All are scalars.
///
/// @param hard cross-entropy against the labels, in nats; null where the loss has no such term
/// @param soft T²·KL against the teacher, in nats; null where the loss has no such term
/// @param total what is to be minimised
public record LossTerms(@Nullable NDArray hard, @Nullable NDArray soft, NDArray total) {}
