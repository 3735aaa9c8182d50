package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// Inputs, values and gradients that PyTorch gave, see `src/test/python/losses.py`.
final class Reference {

    private static final JsonObject FILE = read();

    private Reference() {}

    private static JsonObject read() {
        var in = Objects.requireNonNull(Reference.class.getResourceAsStream("pytorch.json"));
        return new Gson().fromJson(new InputStreamReader(in, StandardCharsets.UTF_8), JsonObject.class);
    }

    static double value(String loss) {
        return loss(loss).get("value").getAsDouble();
    }

    /// In the student's logits, row after row.
    static double[] gradient(String loss) {
        return doubles(loss(loss).getAsJsonArray("gradient"));
    }

    private static JsonObject loss(String name) {
        return Objects.requireNonNull(FILE.getAsJsonObject("losses").getAsJsonObject(name), name);
    }

    static NDArray logits(NDManager manager, String name) {
        return manager.create(FILE.getAsJsonArray(name).asList().stream()
                .map(row -> doubles(row.getAsJsonArray()))
                .toArray(double[][]::new));
    }

    static NDArray labels(NDManager manager, String name) {
        return manager.create(FILE.getAsJsonArray(name).asList().stream()
                .mapToLong(label -> label.getAsLong())
                .toArray());
    }

    private static double[] doubles(JsonArray array) {
        return array.asList().stream().mapToDouble(value -> value.getAsDouble()).toArray();
    }
}
