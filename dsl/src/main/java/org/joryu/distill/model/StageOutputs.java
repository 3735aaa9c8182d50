package org.joryu.distill.model;

import ai.djl.ndarray.NDArray;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// What one forward pass gave: the logits, and the output of every stage on the way.
///
/// @param logits shape `(B, classes)`
/// @param features by the stages' names, in their order; each has its stage's shape behind the batch
public record StageOutputs(NDArray logits, SequencedMap<String, NDArray> features) {

    public StageOutputs {
        features = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(features));
    }

    /// The output of one stage.
    ///
    /// @throws IllegalArgumentException if the network has no stage of that name
    public NDArray feature(String stage) {
        var feature = features.get(stage);
        if (feature == null) {
            throw new IllegalArgumentException("stage must be one of " + features.keySet() + ", but was " + stage);
        }
        return feature;
    }
}
