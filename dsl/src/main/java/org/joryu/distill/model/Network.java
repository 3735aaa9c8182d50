package org.joryu.distill.model;

import ai.djl.nn.Block;
import java.util.List;

/// The architecture of a classifier, without weights: an immutable value that can be trained any
/// number of times.
///
/// ```java
/// Network student = Mlp.of(64, 12, 10);
/// student.parameterCount();    // 910
/// ```
public sealed interface Network permits Mlp, ConvNet {

    /// How many numbers one input row has.
    int inputSize();

    /// How many classes it tells apart: the width of its logits.
    int classes();

    /// How many weights and biases it has that training moves.
    long parameterCount();

    /// Fresh weights; the same seed gives the same weights, bit for bit, on every machine.
    Weights initialWeights(long seed);

    /// Where its output can be looked at on the way to the logits, in order.
    List<Stage> stages();

    /// A DJL block of this architecture, not yet initialized, whose parameters come in the order of
    /// [#initialWeights]. Its input has shape `(B, inputSize)`; it has a child for every stage, and
    /// one for what is behind the last.
    Block toBlock();
}
