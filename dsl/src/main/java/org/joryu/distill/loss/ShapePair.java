package org.joryu.distill.loss;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Locale;

/// The shapes of two features that are compared, without the batch.
///
/// @param stages where they come from
/// @param student of the student's feature
/// @param teacher of the teacher's
record ShapePair(StagePair stages, Shape student, Shape teacher) {

    /// The line of the plan about one pair: `AT: teacher's stage1 (32, 8, 8), student's stage1 (8, 4, 4): …`.
    String line(String symbol, String done) {
        return "%s: teacher's %s %s, student's %s %s: %s"
                .formatted(symbol, stages.teacher(), teacher, stages.student(), student, done);
    }

    /// @throws IllegalArgumentException if one is no map
    ShapePair requireMaps(String symbol) {
        requireMap(symbol, "teacher", stages.teacher(), teacher);
        requireMap(symbol, "student", stages.student(), student);
        return this;
    }

    private static void requireMap(String symbol, String whose, String stage, Shape shape) {
        if (!Extent.MAP.has(shape)) {
            throw new IllegalArgumentException(
                    "stages compared by %s must have maps (C, H, W), but the %s's %s is %s: name stages with maps, or use similarity()"
                            .formatted(symbol, whose, stage, shape));
        }
    }

    /// @throws IllegalArgumentException if one is no map
    static List<ShapePair> requireMaps(String symbol, List<ShapePair> pairs) {
        return pairs.stream().map(pair -> pair.requireMaps(symbol)).toList();
    }

    /// @throws IllegalArgumentException if pooling and a projector cannot make them equal
    ShapePair requireComparable() {
        if (Math.min(student.dimension(), teacher.dimension()) > 1 && student.dimension() != teacher.dimension()) {
            throw new IllegalArgumentException(
                    "teacher and student must both have maps, or both tokens, where they are compared, but have %s and %s: name other stages"
                            .formatted(teacher, student));
        }
        if (Extent.TOKENS.has(student) && Extent.TOKENS.has(teacher) && student.get(0) != teacher.get(0)) {
            throw new IllegalArgumentException(
                    "teacher and student must have as many tokens where they are compared, but have %d and %d: give both rows of one length"
                            .formatted(teacher.get(0), student.get(0)));
        }
        return this;
    }

    /// Whether one of them is a vector, which the other has to become by a mean over all places.
    boolean averages() {
        return student.dimension() != teacher.dimension();
    }

    /// Whether they must be pooled to be compared place by place.
    boolean pools() {
        return averages() || (Extent.MAP.has(student) && !student.slice(1).equals(teacher.slice(1)));
    }

    /// Lines of the smaller map.
    long height() {
        return Math.min(student.get(1), teacher.get(1));
    }

    /// Columns of the smaller map.
    long breadth() {
        return Math.min(student.get(2), teacher.get(2));
    }

    /// How features of different sizes are made equal, in words.
    String poolingWords() {
        if (averages()) {
            return "averaged whole";
        }
        return pools() ? "pooled to %d×%d".formatted(height(), breadth()) : "as they are";
    }

    /// How rows become vectors, in words.
    String rowWords() {
        return String.format(
                Locale.ROOT,
                "rows as vectors of %,d and %,d, compared with each other",
                teacher.size(),
                student.size());
    }
}
