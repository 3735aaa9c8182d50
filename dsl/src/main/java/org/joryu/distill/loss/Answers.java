package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;

/// What a loss sees of one batch of `B` rows and `C` classes.
///
/// @param student the student's logits, shape `(B, C)`
/// @param teacher the teacher's logits, shape `(B, C)`, without a gradient; null where there is
///     none
/// @param labels the right classes, int64, shape `(B)`, each in `[0, C)`
/// @param around what only some losses ask for: features, projectors, the rows' places
public record Answers(NDArray student, @Nullable NDArray teacher, NDArray labels, BatchContext around) {

    /// Logits and labels alone, which is all that most losses ask for.
    public Answers(NDArray student, @Nullable NDArray teacher, NDArray labels) {
        this(student, teacher, labels, BatchContext.NONE);
    }

    NDArray requiredTeacher() {
        if (teacher == null) {
            throw new IllegalArgumentException(
                    "teacher must have logits for a soft loss, but has none: use HardLoss without a teacher");
        }
        return teacher;
    }

    int rows() {
        return Math.toIntExact(student.getShape().get(0));
    }

    int classes() {
        return Math.toIntExact(student.getShape().get(1));
    }
}
