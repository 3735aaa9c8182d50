package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.IntStream;

/// A loss of features as PyTorch measured it, see `src/test/python/features.py`.
final class FeatureReference {

    private static final JsonObject FILE = read();

    private final JsonObject loss;

    private FeatureReference(String name) {
        loss = Objects.requireNonNull(FILE.getAsJsonObject("losses").getAsJsonObject(name), name);
    }

    private static JsonObject read() {
        var in = Objects.requireNonNull(FeatureReference.class.getResourceAsStream("features.json"));
        return new Gson().fromJson(new InputStreamReader(in, StandardCharsets.UTF_8), JsonObject.class);
    }

    static FeatureReference of(String name) {
        return new FeatureReference(name);
    }

    static Set<String> names() {
        return FILE.getAsJsonObject("losses").keySet();
    }

    static List<JsonObject> resizings(String kind) {
        return FILE.getAsJsonArray(kind).asList().stream()
                .map(pooling -> pooling.getAsJsonObject())
                .toList();
    }

    static double[][] matrix(JsonObject object, String name) {
        return object.getAsJsonArray(name).asList().stream()
                .map(row -> doubles(row.getAsJsonArray()))
                .toArray(double[][]::new);
    }

    double value() {
        return loss.get("value").getAsDouble();
    }

    List<StagePair> stages() {
        return loss.getAsJsonArray("stages").asList().stream()
                .map(pair -> new StagePair(
                        pair.getAsJsonArray().get(0).getAsString(),
                        pair.getAsJsonArray().get(1).getAsString()))
                .toList();
    }

    /// What has a gradient: the student's features, then what the loss learns.
    List<NDArray> leaves(NDManager manager) {
        var leaves = new ArrayList<NDArray>();
        stages().forEach(pair -> leaves.add(feature(manager, "student", pair.student())));
        learned().values().forEach(parameter -> leaves.add(array(manager, parameter)));
        return leaves;
    }

    /// Gradients in the leaves, in their order.
    List<double[]> gradients() {
        var gradients = new ArrayList<double[]>();
        loss.getAsJsonArray("gradients").forEach(gradient -> gradients.add(doubles(gradient.getAsJsonArray())));
        learned().values().forEach(parameter -> gradients.add(doubles(parameter.getAsJsonArray("gradient"))));
        return gradients;
    }

    /// The loss of these leaves.
    NDArray value(SimpleLoss measured, List<NDArray> leaves) {
        var manager = leaves.getFirst().getManager();
        var students = new LinkedHashMap<String, NDArray>();
        var teachers = new LinkedHashMap<String, NDArray>();
        var learned = new LinkedHashMap<String, NDArray>();
        var stages = stages();
        for (int i = 0; i < stages.size(); i++) {
            students.put(stages.get(i).student(), leaves.get(i));
            teachers.put(
                    stages.get(i).teacher(),
                    feature(manager, "teacher", stages.get(i).teacher()));
        }
        var names = List.copyOf(learned().sequencedKeySet());
        for (int i = 0; i < names.size(); i++) {
            learned.put(names.get(i), leaves.get(stages.size() + i));
        }
        return measured.value(FeatureAnswers.of(measured, students, teachers, learned));
    }

    /// What a training would know before its first step.
    LossSetting setting() {
        var students = new LinkedHashMap<String, Shape>();
        var teachers = new LinkedHashMap<String, Shape>();
        stages().forEach(pair -> {
            students.put(
                    pair.student(), shape(feature("student", pair.student())).slice(1));
            teachers.put(
                    pair.teacher(), shape(feature("teacher", pair.teacher())).slice(1));
        });
        return new LossSetting(students, teachers, 10, TrainLabels.of());
    }

    /// Shapes of what the loss learns, by name.
    Map<String, Shape> learnedShapes() {
        var shapes = new LinkedHashMap<String, Shape>();
        learned().forEach((name, parameter) -> shapes.put(name, shape(parameter)));
        return shapes;
    }

    private SequencedMap<String, JsonObject> learned() {
        var learned = new LinkedHashMap<String, JsonObject>();
        if (loss.has("learned")) {
            loss.getAsJsonObject("learned")
                    .asMap()
                    .forEach((name, parameter) -> learned.put(name, parameter.getAsJsonObject()));
        }
        return learned;
    }

    private static NDArray feature(NDManager manager, String whose, String stage) {
        return array(manager, feature(whose, stage));
    }

    private static JsonObject feature(String whose, String stage) {
        return Objects.requireNonNull(FILE.getAsJsonObject(whose).getAsJsonObject(stage), stage);
    }

    private static NDArray array(NDManager manager, JsonObject object) {
        return manager.create(doubles(object.getAsJsonArray("values")), shape(object));
    }

    private static Shape shape(JsonObject object) {
        var extents = object.getAsJsonArray("shape");
        return new Shape(IntStream.range(0, extents.size())
                .mapToLong(i -> extents.get(i).getAsLong())
                .toArray());
    }

    private static double[] doubles(JsonArray array) {
        return array.asList().stream().mapToDouble(value -> value.getAsDouble()).toArray();
    }
}
