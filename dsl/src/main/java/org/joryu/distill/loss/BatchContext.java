package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What only some losses ask of a batch, besides its logits and labels.
///
/// @param setting what was known before the first step
/// @param studentFeatures what the student's stages gave, by name, each of shape `(B, …)`
/// @param teacherFeatures what the teacher's stages gave, without a gradient
/// @param learned the parameters of the losses that have some, by loss and name
/// @param places of the batch's rows in the train split, `B` of them
/// @param partner the student's logits, without a gradient, of another row of the same class for each row
///     of the batch, shape `(B, C)`; null unless a loss needs them
/// @param tokens 1 where a row has a token and 0 where it has padding, shape `(B, L)`; null where rows are no
///     tokens
/// @param epoch counted from 1
/// @param seed another one in each step, from which a loss draws what it needs at random
public record BatchContext(
        LossSetting setting,
        SequencedMap<String, NDArray> studentFeatures,
        SequencedMap<String, NDArray> teacherFeatures,
        Map<SimpleLoss, Map<String, NDArray>> learned,
        Places places,
        @Nullable NDArray partner,
        @Nullable NDArray tokens,
        int epoch,
        long seed) {

    /// Nothing besides logits and labels.
    public static final BatchContext NONE = of(LossSetting.NONE, new TreeMap<>(), new TreeMap<>(), Map.of());

    /// Features and parameters, and nothing else: what a feature loss needs outside of a training.
    ///
    /// ```java
    /// var around = BatchContext.of(setting, Features.of("stage2", mine), Features.of("stage2", theirs), Map.of());
    /// new HintLoss("stage2", "stage2").of(new Answers(logits, null, labels, around)).total();
    /// ```
    public static BatchContext of(
            LossSetting setting,
            SequencedMap<String, NDArray> studentFeatures,
            SequencedMap<String, NDArray> teacherFeatures,
            Map<SimpleLoss, Map<String, NDArray>> learned) {
        return new BatchContext(setting, studentFeatures, teacherFeatures, learned, Places.NONE, null, null, 1, 0);
    }

    /// A student's feature.
    ///
    /// @throws IllegalArgumentException if it has no stage of that name
    NDArray student(String stage) {
        return feature("student", studentFeatures, stage);
    }

    /// A teacher's feature.
    ///
    /// @throws IllegalArgumentException if it has no stage of that name
    NDArray teacher(String stage) {
        return feature("teacher", teacherFeatures, stage);
    }

    private static NDArray feature(String whose, SequencedMap<String, NDArray> features, String stage) {
        var feature = features.get(stage);
        if (feature == null) {
            throw LossSetting.noStage(whose, stage, features.keySet());
        }
        return feature;
    }

    /// A parameter of a loss, as [SimpleLoss#parameters] named it.
    NDArray learned(SimpleLoss loss, String name) {
        var parameter = learned.getOrDefault(loss, Map.of()).get(name);
        if (parameter == null) {
            throw new IllegalArgumentException(
                    "learned must hold %s of %s, but holds %s: give it what parameters(setting) lists"
                            .formatted(
                                    name,
                                    loss.symbol(),
                                    learned.getOrDefault(loss, Map.of()).keySet()));
        }
        return parameter;
    }

    /// Random numbers of this step.
    SplittableRandom random() {
        return new SplittableRandom(seed);
    }
}
