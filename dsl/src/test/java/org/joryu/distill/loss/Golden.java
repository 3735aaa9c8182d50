package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// Values that an independent float64 implementation in NumPy gave.
final class Golden {

    private static final JsonObject FILE = read();

    private Golden() {}

    private static JsonObject read() {
        var in = Objects.requireNonNull(Golden.class.getResourceAsStream("golden.json"));
        return new Gson().fromJson(new InputStreamReader(in, StandardCharsets.UTF_8), JsonObject.class);
    }

    static double value(String name) {
        return FILE.getAsJsonObject("golden").get(name).getAsDouble();
    }

    static double[] values(String name) {
        return doubles(FILE.getAsJsonObject("golden").getAsJsonArray(name));
    }

    static double[][] studentLogits() {
        return matrix("student_logits");
    }

    static double[][] teacherLogits() {
        return matrix("teacher_logits");
    }

    static double[][] features(String name) {
        return matrix(name);
    }

    static NDArray labels(NDManager manager) {
        return manager.create(FILE.getAsJsonArray("labels").asList().stream()
                .mapToLong(label -> label.getAsLong())
                .toArray());
    }

    private static double[][] matrix(String name) {
        return FILE.getAsJsonArray(name).asList().stream()
                .map(row -> doubles(row.getAsJsonArray()))
                .toArray(double[][]::new);
    }

    private static double[] doubles(JsonArray array) {
        return array.asList().stream().mapToDouble(value -> value.getAsDouble()).toArray();
    }
}
