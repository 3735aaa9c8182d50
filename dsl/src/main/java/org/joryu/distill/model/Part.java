package org.joryu.distill.model;

/// A piece of a network up to one of its stages, or behind the last of them.
///
/// @param name the stage's, or `logits` for what is behind the last
/// @param layer its names are the tensors' whole names
record Part(String name, Layer layer) {

    static final String LAST = "logits";
}
