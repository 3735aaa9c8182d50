package org.joryu.app;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Events as lines of JSON.
final class RunEventJson {

    private static final Gson JSON = new GsonBuilder().disableHtmlEscaping().create();

    private static final Map<String, Class<? extends RunEvent>> TYPES = Map.of(
            "notebook-begin", RunEvent.NotebookBegin.class,
            "cell-begin", RunEvent.CellBegin.class,
            "progress", RunEvent.Progress.class,
            "cell-end", RunEvent.CellEnd.class,
            "warning", RunEvent.Warning.class,
            "notebook-end", RunEvent.NotebookEnd.class);

    private static final Pattern COLOUR = Pattern.compile("\\\\u001b\\[[0-9;]*m");

    private RunEventJson() {}

    /// What prints each event, for `--progress json`.
    static Consumer<RunEvent> printer(PrintStream out) {
        return event -> {
            out.println(write(event));
            out.flush();
        };
    }

    static String write(RunEvent event) {
        var json = new JsonObject();
        json.addProperty("event", name(event));
        JSON.toJsonTree(event).getAsJsonObject().asMap().forEach(json::add);
        return COLOUR.matcher(JSON.toJson(json)).replaceAll("");
    }

    /// {@return the event of a line; empty where it is none}
    static Optional<RunEvent> read(String line) {
        try {
            var json = JSON.fromJson(line, JsonObject.class);
            var type = json == null || !json.has("event")
                    ? null
                    : TYPES.get(json.get("event").getAsString());
            return type == null ? Optional.empty() : Optional.of(JSON.fromJson(json, type));
        } catch (JsonParseException | IllegalStateException | UnsupportedOperationException somethingElse) {
            return Optional.empty();
        }
    }

    private static String name(RunEvent event) {
        return switch (event) {
            case RunEvent.NotebookBegin _ -> "notebook-begin";
            case RunEvent.CellBegin _ -> "cell-begin";
            case RunEvent.Progress _ -> "progress";
            case RunEvent.CellEnd _ -> "cell-end";
            case RunEvent.Warning _ -> "warning";
            case RunEvent.NotebookEnd _ -> "notebook-end";
        };
    }
}
