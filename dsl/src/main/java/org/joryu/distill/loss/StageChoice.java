package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Which stages a loss compares where none are named: those that the papers' own codes compare.
enum StageChoice {

    /// All stages but the stem that have maps in both networks, by their names; where no name is in
    /// both, the last map of each; where one has no maps, the last stage of each.
    MAPS,

    /// As [#MAPS], and the vectors at the end.
    MAPS_AND_LAST,

    /// The last map of each, or what is last where it has none.
    LAST_MAP,

    /// The last layer of tokens of each, or what is last where it has none.
    LAST_TOKENS,

    /// The last stage of each: `pooled`, or the last hidden layer.
    LAST;

    private static final String STEM = "stem";

    /// The features that are compared, pair by pair.
    ///
    /// @param named by the user; empty where the choice is left to the loss
    /// @throws IllegalArgumentException if there is no such stage
    List<FeaturePair> features(List<StagePair> named, BatchContext around) {
        var pairs = named.isEmpty() ? pairs(shapes(around.studentFeatures()), shapes(around.teacherFeatures())) : named;
        return pairs.stream()
                .map(pair -> new FeaturePair(pair, around.student(pair.student()), around.teacher(pair.teacher())))
                .toList();
    }

    /// The same, before there are features.
    List<ShapePair> shapes(List<StagePair> named, LossSetting setting) {
        var pairs = named.isEmpty() ? pairs(setting.studentStages(), setting.teacherStages()) : named;
        return pairs.stream()
                .map(pair -> new ShapePair(pair, setting.student(pair.student()), setting.teacher(pair.teacher())))
                .toList();
    }

    private static SequencedMap<String, Shape> shapes(SequencedMap<String, NDArray> features) {
        var shapes = new LinkedHashMap<String, Shape>();
        features.forEach((name, feature) -> shapes.put(name, feature.getShape().slice(1)));
        return shapes;
    }

    private List<StagePair> pairs(SequencedMap<String, Shape> student, SequencedMap<String, Shape> teacher) {
        requireStages("student", student);
        requireStages("teacher", teacher);
        var last = new StagePair(last(teacher), last(student));
        return switch (this) {
            case MAPS -> maps(student, teacher, last);
            case MAPS_AND_LAST -> {
                var pairs = new ArrayList<>(maps(student, teacher, last));
                if (!pairs.contains(last)) {
                    pairs.add(last);
                }
                yield pairs;
            }
            case LAST_MAP -> List.of(last(Extent.MAP, student, teacher));
            case LAST_TOKENS -> List.of(last(Extent.TOKENS, student, teacher));
            case LAST -> List.of(last);
        };
    }

    private static void requireStages(String whose, SequencedMap<String, Shape> stages) {
        if (stages.isEmpty()) {
            throw new IllegalArgumentException(
                    "the %s must have stages to compare, but has no named stages: compare logits, or use a network of this library"
                            .formatted(whose));
        }
    }

    private static List<StagePair> maps(
            SequencedMap<String, Shape> student, SequencedMap<String, Shape> teacher, StagePair otherwise) {
        var both = teacher.entrySet().stream()
                .filter(stage -> Extent.MAP.has(stage.getValue()))
                .map(Map.Entry::getKey)
                .filter(name -> !name.equals(STEM))
                .filter(name -> student.containsKey(name) && Extent.MAP.has(student.get(name)))
                .toArray(String[]::new);
        if (both.length > 0) {
            return StagePair.named(both);
        }
        return last(Extent.MAP, teacher).isPresent()
                        && last(Extent.MAP, student).isPresent()
                ? List.of(last(Extent.MAP, student, teacher))
                : List.of(otherwise);
    }

    private static StagePair last(
            Extent extent, SequencedMap<String, Shape> student, SequencedMap<String, Shape> teacher) {
        return new StagePair(
                last(extent, teacher).orElseGet(() -> last(teacher)),
                last(extent, student).orElseGet(() -> last(student)));
    }

    private static Optional<String> last(Extent extent, SequencedMap<String, Shape> stages) {
        return stages.reversed().entrySet().stream()
                .filter(stage -> extent.has(stage.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static String last(SequencedMap<String, Shape> stages) {
        return stages.lastEntry().getKey();
    }
}
