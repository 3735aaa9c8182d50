package org.joryu.distill.loss;

import ai.djl.ndarray.types.Shape;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// What a loss may know before the first step: enough to say what it must learn itself, and to refuse
/// what it cannot compare.
///
/// @param studentStages shapes of what the student's stages give for one row, by name, in order
/// @param teacherStages the same of the teacher; empty where only its logits can be had
/// @param classes how many there are
/// @param labels of the train split
public record LossSetting(
        SequencedMap<String, Shape> studentStages,
        SequencedMap<String, Shape> teacherStages,
        int classes,
        TrainLabels labels) {

    static final LossSetting NONE = new LossSetting(new LinkedHashMap<>(), new LinkedHashMap<>(), 0, TrainLabels.of());

    public LossSetting {
        studentStages = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(studentStages));
        teacherStages = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(teacherStages));
    }

    /// The shape of a student's stage, without the batch.
    ///
    /// @throws IllegalArgumentException if it has no stage of that name
    Shape student(String stage) {
        return shape("student", studentStages, stage);
    }

    /// The shape of a teacher's stage, without the batch.
    ///
    /// @throws IllegalArgumentException if it has no stage of that name
    Shape teacher(String stage) {
        return shape("teacher", teacherStages, stage);
    }

    private static Shape shape(String whose, SequencedMap<String, Shape> stages, String stage) {
        var shape = stages.get(stage);
        if (shape == null) {
            throw noStage(whose, stage, stages.keySet());
        }
        return shape;
    }

    static IllegalArgumentException noStage(String whose, String stage, Collection<String> present) {
        return new IllegalArgumentException(
                present.isEmpty()
                        ? "the %s must have a stage %s, but has no named stages: compare logits, or use a network of this library"
                                .formatted(whose, stage)
                        : "the %s must have the stage that is compared, but has no %s: its stages are %s"
                                .formatted(whose, stage, String.join(", ", present)));
    }
}
