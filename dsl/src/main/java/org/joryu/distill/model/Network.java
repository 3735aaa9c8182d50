package org.joryu.distill.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The architecture of a classifier, without weights: an immutable value that can be trained any
/// number of times.
///
/// ```java
/// Network student = Mlp.of(64, 12, 10);
/// student.parameterCount();    // 910
/// ```
public sealed interface Network
        permits Mlp, ConvNet, TextTransformer, StartedNetwork, BlockNetwork, TorchScriptNetwork {

    /// How many numbers one input row has.
    int inputSize();

    /// How one row is laid out for others who ask the network, without the batch: `(3, 32, 32)` for images of three
    /// channels, `(64)` for plain numbers, `(64)` for 64 token ids.
    Shape inputShape();

    /// How many classes it tells apart: the width of its logits.
    int classes();

    /// How many weights and biases it has that training moves.
    long parameterCount();

    /// How many multiply-accumulates one row costs on its way to the logits: those of convolutions,
    /// linear layers and attention. Biases, normalization, activations, pooling and sums are not
    /// counted, and places of padding are, as in the tables of the literature.
    ///
    /// ```java
    /// network("resnet20", 10).multiplyAccumulates();    // OptionalLong[40813184]
    /// ```
    ///
    /// @return empty where nobody can tell, as for any DJL block
    default OptionalLong multiplyAccumulates() {
        return OptionalLong.empty();
    }

    /// Fresh weights; the same seed gives the same weights, bit for bit, on every machine.
    Weights initialWeights(long seed);

    /// Where its output can be looked at on the way to the logits, in order.
    List<Stage> stages();

    /// A DJL block of this architecture, not yet initialized, whose parameters come in the order of
    /// [#initialWeights]. Its input has shape `(B, inputSize)`; it has a child for every stage, and
    /// one for what is behind the last.
    Block toBlock();

    /// The same architecture, which begins with every k-th layer of a deeper network of its kind and
    /// width: of each sequence of like layers the first, and then every k-th, where k is how many
    /// times more the teacher has. So a `resnet20` may start from a `resnet56`, a transformer of 3
    /// layers from one of 6; of networks of equal depth all is taken.
    ///
    /// @throws IllegalArgumentException if the teacher has no such layers
    default Network startingFrom(Classifier teacher) {
        return new StartedNetwork(this, EveryKthLayer.of(teacher, this));
    }

    /// Refuses rows that this network cannot read for what they hold; their size is right.
    ///
    /// @throws IllegalArgumentException if there are such rows
    default void requireReadable(float[][] rows) {}

    /// Where rows of tokens have some: 1 for a token, 0 for padding.
    ///
    /// @param inputs shape `(B, inputSize)`
    /// @return the same shape; null for networks of other rows
    default @Nullable NDArray tokens(NDArray inputs) {
        return null;
    }

    /// {@return whether a training step may draw random numbers from the engine, as dropout does} The networks of
    /// this library do not.
    default boolean mayDraw() {
        return switch (this) {
            case Mlp _, ConvNet _, TextTransformer _ -> false;
            case StartedNetwork started -> started.network().mayDraw();
            case BlockNetwork _, TorchScriptNetwork _ -> true;
        };
    }

    /// Refuses to be trained, where it cannot be.
    ///
    /// @throws IllegalArgumentException if it can only teach
    default void requireTrainable() {}
}
