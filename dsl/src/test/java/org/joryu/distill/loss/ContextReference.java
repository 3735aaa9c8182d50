package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;

/// Inputs, values, gradients and memories that PyTorch gave, see `src/test/python/context_losses.py`.
final class ContextReference {

    private static final JsonObject FILE = read();

    private ContextReference() {}

    private static JsonObject read() {
        var in = Objects.requireNonNull(ContextReference.class.getResourceAsStream("context.json"));
        return new Gson().fromJson(new InputStreamReader(in, StandardCharsets.UTF_8), JsonObject.class);
    }

    static double value(String name) {
        return named(name).get("value").getAsDouble();
    }

    static Map<String, double[]> gradients(String name) {
        return flat(named(name).getAsJsonObject("gradients"));
    }

    /// What the loss remembers after the step.
    static Map<String, double[]> after(String name) {
        return flat(named(name).getAsJsonObject("after"));
    }

    static int epoch(String name) {
        return named(name).get("epoch").getAsInt();
    }

    private static JsonObject named(String name) {
        return Objects.requireNonNull(FILE.getAsJsonObject("cases").getAsJsonObject(name), name);
    }

    private static Map<String, double[]> flat(JsonObject tensors) {
        var flat = new LinkedHashMap<String, double[]>();
        tensors.asMap().forEach((name, tensor) -> flat.put(name, values(tensor.getAsJsonObject())));
        return flat;
    }

    /// New arrays of all that the loss of a name is given.
    static Scene scene(NDManager manager, String name) {
        var arrays = new LinkedHashMap<String, NDArray>();
        named(name)
                .getAsJsonObject("inputs")
                .asMap()
                .forEach((input, tensor) -> arrays.put(input, array(manager, tensor.getAsJsonObject())));
        arrays.computeIfAbsent("logits", key -> array(manager, FILE.getAsJsonObject("logits")));
        return new Scene(manager, epoch(name), arrays);
    }

    private static NDArray array(NDManager manager, JsonObject tensor) {
        return manager.create(values(tensor), new Shape(longs(tensor.getAsJsonArray("shape"))));
    }

    private static double[] values(JsonObject tensor) {
        return tensor.getAsJsonArray("values").asList().stream()
                .mapToDouble(value -> value.getAsDouble())
                .toArray();
    }

    private static long[] longs(JsonArray array) {
        return array.asList().stream().mapToLong(value -> value.getAsLong()).toArray();
    }

    private static int[] ints(String name) {
        return FILE.getAsJsonArray(name).asList().stream()
                .mapToInt(value -> value.getAsInt())
                .toArray();
    }

    /// A batch, and what is around it.
    ///
    /// @param arrays logits, features and parameters: `logits`, `student:stage1`, `learned:theta`, …
    record Scene(NDManager manager, int epoch, Map<String, NDArray> arrays) {

        NDArray array(String name) {
            return Objects.requireNonNull(arrays.get(name), name);
        }

        LossSetting setting() {
            return new LossSetting(shapes("student:"), shapes("teacher:"), 3, TrainLabels.of(ints("train_labels")));
        }

        Answers answers(SimpleLoss loss) {
            var around = new BatchContext(
                    setting(),
                    under("student:"),
                    under("teacher:"),
                    Map.of(loss, under("learned:")),
                    Places.of(longs(FILE.getAsJsonArray("places"))),
                    ContextReference.array(manager, FILE.getAsJsonObject("partner")),
                    null,
                    epoch,
                    7);
            return new Answers(
                    array("logits"),
                    ContextReference.array(manager, FILE.getAsJsonObject("teacher")),
                    manager.create(longs(FILE.getAsJsonArray("labels"))),
                    around);
        }

        private SequencedMap<String, NDArray> under(String prefix) {
            var found = new LinkedHashMap<String, NDArray>();
            arrays.forEach((name, array) -> {
                if (name.startsWith(prefix)) {
                    found.put(name.substring(prefix.length()), array);
                }
            });
            return found;
        }

        private SequencedMap<String, Shape> shapes(String prefix) {
            var shapes = new LinkedHashMap<String, Shape>();
            under(prefix)
                    .forEach((name, array) -> shapes.put(name, array.getShape().slice(1)));
            return shapes;
        }
    }
}
