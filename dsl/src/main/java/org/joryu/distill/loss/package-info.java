/// For those who compose losses or add one: each is a pure function of answers, with its paper.
///
/// `alpha` weighs the hard loss, `T²` is part of the soft loss, and every loss is a batch mean in
/// nats. Nothing here knows of training; what a loss learns or remembers is given to it.
@NullMarked
package org.joryu.distill.loss;

import org.jspecify.annotations.NullMarked;
