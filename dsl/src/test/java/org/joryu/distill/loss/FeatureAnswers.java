package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// Batches of which a loss looks at the features alone.
final class FeatureAnswers {

    private FeatureAnswers() {}

    /// One stage of one name in both.
    static Answers of(String stage, NDArray student, NDArray teacher) {
        return of(
                new SimilarityLoss(StagePair.named(stage)),
                new LinkedHashMap<>(Map.of(stage, student)),
                new LinkedHashMap<>(Map.of(stage, teacher)),
                Map.of());
    }

    static Answers of(
            SimpleLoss loss,
            SequencedMap<String, NDArray> students,
            SequencedMap<String, NDArray> teachers,
            Map<String, NDArray> learned) {
        var first = students.firstEntry().getValue();
        var logits = first.getManager().zeros(new Shape(first.size(0), 10));
        return new Answers(
                logits,
                null,
                logits.getManager().zeros(new Shape(first.size(0))),
                BatchContext.of(LossSetting.NONE, students, teachers, Map.of(loss, learned)));
    }
}
