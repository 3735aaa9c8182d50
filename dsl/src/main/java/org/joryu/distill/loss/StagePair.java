package org.joryu.distill.loss;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A stage of the teacher, and the student's stage that is compared with it.
///
/// ```java
/// new SimilarityLoss(List.of(new StagePair("hidden2", "hidden1")))
/// ```
///
/// @param teacher the name of the teacher's stage
/// @param student the name of the student's stage
public record StagePair(String teacher, String student) {

    /// Stages that bear the same name in both networks.
    ///
    /// @param stages their names; none of them leaves the choice to the loss
    public static List<StagePair> named(String... stages) {
        return Arrays.stream(stages).map(stage -> new StagePair(stage, stage)).toList();
    }

    /// A copy that nobody changes.
    ///
    /// @throws IllegalArgumentException if a pair is there twice
    static List<StagePair> once(List<StagePair> pairs) {
        for (var pair : pairs) {
            if (Collections.frequency(pairs, pair) > 1) {
                throw new IllegalArgumentException(
                        "stages must be named once each, but %s is there twice: give the loss a weight"
                                .formatted(pair));
            }
        }
        return List.copyOf(pairs);
    }

    /// The same stages of the teacher, with others of the student.
    ///
    /// @param students as many names as there are pairs, in their order
    /// @throws IllegalArgumentException if there are more or fewer
    static List<StagePair> guided(List<StagePair> pairs, String... students) {
        if (pairs.size() != students.length || pairs.isEmpty()) {
            throw new IllegalArgumentException(
                    "guided must name a stage of the student for each of the teacher's, but named %d for %d: name the teacher's stages in the loss itself"
                            .formatted(students.length, pairs.size()));
        }
        return IntStream.range(0, students.length)
                .mapToObj(i -> new StagePair(pairs.get(i).teacher, students[i]))
                .toList();
    }

    /// A loss's symbol, with the stages where they were named: `AT(stage1, stage2)`.
    static String formula(String symbol, List<StagePair> stages) {
        return stages.isEmpty()
                ? symbol
                : stages.stream().map(StagePair::toString).collect(Collectors.joining(", ", symbol + "(", ")"));
    }

    /// The name of what a loss learns for this pair: `hidden2→hidden1.projector`.
    String parameter(String name) {
        return this + "." + name;
    }

    /// Its name, or both where they differ: `hidden2→hidden1`.
    @Override
    public String toString() {
        return teacher.equals(student) ? teacher : teacher + "→" + student;
    }
}
