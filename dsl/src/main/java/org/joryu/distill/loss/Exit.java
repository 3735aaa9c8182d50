package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// A way out of a network before its end: a linear layer with a ReLU to features like the last ones, and a
/// linear layer to the classes.
///
/// @param stage where it is
/// @param from numbers of the stage, averaged whole
/// @param width numbers of the network's last feature
/// @param classes how many there are
record Exit(String stage, long from, long width, long classes) {

    List<LossParameter> parameters() {
        return Stream.of(toFeatures(), toClasses())
                .flatMap(layer -> layer.parameters().stream())
                .toList();
    }

    /// What a stage says of the last feature.
    ///
    /// @param vectors shape `(B, from)`
    /// @return shape `(B, width)`, ≥ 0
    NDArray features(NDArray vectors, Function<String, NDArray> learned) {
        return toFeatures().apply(vectors, learned).getNDArrayInternal().relu();
    }

    /// The answers at this exit.
    ///
    /// @param features as [#features] gives them
    /// @return shape `(B, classes)`
    NDArray logits(NDArray features, Function<String, NDArray> learned) {
        return toClasses().apply(features, learned);
    }

    private LinearLayer toFeatures() {
        return new LinearLayer(stage + ".features", from, width);
    }

    private LinearLayer toClasses() {
        return new LinearLayer(stage + ".head", width, classes);
    }
}
