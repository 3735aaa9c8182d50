package org.joryu.app;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.joryu.kernel.protocol.Comm;
import org.joryu.kernel.protocol.Publication;
import org.jspecify.annotations.Nullable;

/// Turns what a kernel publishes into the outputs of a notebook file (nbformat 4.5, "Code cell outputs").
///
/// One object serves a whole execution, because an update reaches every output with its display id, in
/// whichever cell it stands.
final class CellOutputs {

    /// With nulls: to Vega-Lite a scale of null is not a scale that nobody named.
    private static final Gson JSON = new GsonBuilder().serializeNulls().create();

    private final Map<String, List<JsonObject>> byDisplayId = new HashMap<>();
    private JsonArray current = new JsonArray();
    private boolean clearBeforeNext;

    /// Begins the outputs of the next cell.
    synchronized void begin() {
        current = new JsonArray();
        clearBeforeNext = false;
    }

    /// The outputs of the cell that was begun last; updates still reach them.
    synchronized JsonArray outputs() {
        return current;
    }

    /// Takes one publication in; those that leave no output are ignored.
    synchronized void accept(Publication publication) {
        switch (publication) {
            case Publication.Stream stream -> stream(stream);
            case Publication.DisplayData display -> {
                var output = bundle("display_data", display.data(), display.metadata());
                byDisplayId
                        .computeIfAbsent(display.displayId(), _ -> new ArrayList<>())
                        .add(output);
                add(output);
            }
            case Publication.UpdateDisplayData update -> update(update);
            case Publication.ExecuteResult result -> {
                var output = bundle("execute_result", result.data(), result.metadata());
                output.addProperty("execution_count", result.executionCount());
                add(output);
            }
            case Publication.ExecutionError error -> add(error(error));
            case Publication.ClearOutput clear -> clear(clear);
            case Publication.Status _ -> {}
            case Publication.ExecuteInput _ -> {}
            case Publication.IopubWelcome _ -> {}
            case Comm _ -> {}
        }
    }

    /// Makes the cell that was begun last one that failed so, whatever it says of itself.
    synchronized void fail(RunEvent.Failure failure) {
        var last = current.isEmpty()
                ? new JsonObject()
                : current.get(current.size() - 1).getAsJsonObject();
        var traceback = new ArrayList<>(failure.traceback());
        if (isError(last)) {
            current.remove(current.size() - 1);
            last.getAsJsonArray("traceback").asList().stream()
                    .skip(1)
                    .map(JsonElement::getAsString)
                    .forEach(traceback::add);
        }
        add(error(new Publication.ExecutionError(failure.name(), failure.value(), traceback)));
    }

    /// {@return why the cell that was begun last failed; null if it did not}
    synchronized RunEvent.@Nullable Failure failure() {
        for (var output : current) {
            var error = output.getAsJsonObject();
            if (isError(error)) {
                return new RunEvent.Failure(
                        error.get("ename").getAsString(),
                        error.get("evalue").getAsString(),
                        error.getAsJsonArray("traceback").asList().stream()
                                .map(JsonElement::getAsString)
                                .toList());
            }
        }
        return null;
    }

    /// {@return what the cell that was begun last says in words, beside a failure}
    synchronized List<String> texts() {
        return current.asList().stream()
                .map(JsonElement::getAsJsonObject)
                .filter(output -> !isError(output))
                .map(OutputText::of)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /// Does something while no output changes.
    synchronized void hold(Runnable work) {
        work.run();
    }

    private static boolean isError(JsonObject output) {
        return output.has("ename");
    }

    private void stream(Publication.Stream stream) {
        var name = stream.name().name().toLowerCase(Locale.ROOT);
        var last = current.isEmpty() || clearBeforeNext
                ? null
                : current.get(current.size() - 1).getAsJsonObject();
        if (last != null && last.has("name") && last.get("name").getAsString().equals(name)) {
            last.addProperty("text", last.get("text").getAsString() + stream.text());
            return;
        }
        var output = new JsonObject();
        output.addProperty("output_type", "stream");
        output.addProperty("name", name);
        output.addProperty("text", stream.text());
        add(output);
    }

    private void update(Publication.UpdateDisplayData update) {
        for (var output : byDisplayId.getOrDefault(update.displayId(), List.of())) {
            output.add("data", json(update.data()));
            output.add("metadata", json(update.metadata()));
        }
    }

    private void clear(Publication.ClearOutput clear) {
        if (clear.later()) {
            clearBeforeNext = true;
        } else {
            empty();
        }
    }

    private void add(JsonObject output) {
        if (clearBeforeNext) {
            clearBeforeNext = false;
            empty();
        }
        current.add(output);
    }

    /// In place: whoever holds the array sees it cleared too.
    private void empty() {
        while (!current.isEmpty()) {
            current.remove(current.size() - 1);
        }
    }

    private static JsonObject bundle(String type, Map<String, Object> data, Map<String, Object> metadata) {
        var output = new JsonObject();
        output.addProperty("output_type", type);
        output.add("data", json(data));
        output.add("metadata", json(metadata));
        return output;
    }

    private static JsonObject error(Publication.ExecutionError error) {
        var output = new JsonObject();
        output.addProperty("output_type", "error");
        output.addProperty("ename", error.name());
        output.addProperty("evalue", error.value());
        output.add("traceback", json(error.traceback()));
        return output;
    }

    private static JsonElement json(Object value) {
        return JSON.toJsonTree(value);
    }
}
