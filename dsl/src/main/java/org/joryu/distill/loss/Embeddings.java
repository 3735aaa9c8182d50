package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Features of teacher and student as vectors of length 1 in one space.
///
/// Maps and tokens are averaged whole. Where the widths then differ, or an embedding is asked for, each
/// side goes through a linear layer of its own, both trained along with the student.
///
/// @param hint the teacher's stage; null for its last
/// @param guided the student's stage; null for its last
/// @param width numbers in an embedding; 0 for none where the widths are equal, and 128 where not
record Embeddings(@Nullable String hint, @Nullable String guided, int width) {

    static final int USUAL_WIDTH = 128;

    private static final String STUDENT = "student";
    private static final String TEACHER = "teacher";

    Embeddings {
        if (width < 0) {
            throw new IllegalArgumentException(
                    "width of an embedding must be ≥ 1, but was " + width + ": " + USUAL_WIDTH + " is usual");
        }
    }

    /// The layers, or nothing where the vectors are compared as they are.
    List<LossParameter> parameters(LossSetting setting) {
        var student = Vectors.width(shape(STUDENT, setting.studentStages(), guided));
        var teacher = Vectors.width(shape(TEACHER, setting.teacherStages(), hint));
        return embeds(student, teacher)
                ? Stream.concat(
                                layer(STUDENT, student).parameters().stream(),
                                layer(TEACHER, teacher).parameters().stream())
                        .toList()
                : List.of();
    }

    /// Vectors of length 1, two of shape `(B, width)`.
    Pair of(BatchContext around, Function<String, NDArray> learned) {
        var student = Vectors.of(found(STUDENT, around.studentFeatures(), guided));
        var teacher = Vectors.of(found(TEACHER, around.teacherFeatures(), hint));
        long from = student.size(1);
        long other = teacher.size(1);
        return embeds(from, other)
                ? new Pair(
                        Vectors.unit(layer(STUDENT, from).apply(student, learned)),
                        Vectors.unit(layer(TEACHER, other).apply(teacher, learned)))
                : new Pair(Vectors.unit(student), Vectors.unit(teacher));
    }

    /// How many numbers the vectors have.
    long width(LossSetting setting) {
        var student = Vectors.width(shape(STUDENT, setting.studentStages(), guided));
        return embeds(student, Vectors.width(shape(TEACHER, setting.teacherStages(), hint))) ? embedded() : student;
    }

    private boolean embeds(long student, long teacher) {
        return width > 0 || student != teacher;
    }

    private int embedded() {
        return width > 0 ? width : USUAL_WIDTH;
    }

    private LinearLayer layer(String side, long from) {
        return new LinearLayer(side, from, embedded());
    }

    private static Shape shape(String whose, SequencedMap<String, Shape> stages, @Nullable String stage) {
        return found(whose, stages, stage);
    }

    /// What is under a name, or the last of all.
    static <T> T found(String whose, SequencedMap<String, T> stages, @Nullable String stage) {
        if (stage == null) {
            if (stages.isEmpty()) {
                throw LossSetting.noStage(whose, "to compare", stages.keySet());
            }
            return stages.lastEntry().getValue();
        }
        var found = stages.get(stage);
        if (found == null) {
            throw LossSetting.noStage(whose, stage, stages.keySet());
        }
        return found;
    }

    /// What was chosen, in words.
    String words(LossSetting setting) {
        var student = shape(STUDENT, setting.studentStages(), guided);
        var teacher = shape(TEACHER, setting.teacherStages(), hint);
        long count = parameters(setting).stream()
                .mapToLong(parameter -> parameter.shape().size())
                .sum();
        return "teacher's %s %s, student's %s %s: %s"
                .formatted(
                        hint == null ? setting.teacherStages().lastEntry().getKey() : hint,
                        teacher,
                        guided == null ? setting.studentStages().lastEntry().getKey() : guided,
                        student,
                        count == 0
                                ? "as they are"
                                : String.format(
                                        Locale.ROOT,
                                        "both embedded in %d numbers by %,d parameters",
                                        embedded(),
                                        count));
    }

    /// Vectors of both, row by row.
    record Pair(NDArray student, NDArray teacher) {}
}
