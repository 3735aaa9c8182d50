package org.joryu.app;

import com.google.gson.FormattingStyle;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A notebook file (nbformat 4). What Joryu does not know of is kept as it was.
final class NotebookFile {

    private static final Gson JSON = new GsonBuilder()
            .serializeNulls()
            .disableHtmlEscaping()
            // One space, as nbformat writes it, so that a notebook saved elsewhere gives small diffs.
            .setFormattingStyle(FormattingStyle.PRETTY.withIndent(" "))
            .create();

    private static final JsonElement CODE = new JsonPrimitive("code");

    private final JsonObject root;

    private NotebookFile(JsonObject root) {
        this.root = root;
    }

    /// Reads a notebook, or says in a sentence why it cannot.
    static NotebookFile read(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new UserError("NOTEBOOK must be a file, but there is none at " + path);
        }
        try {
            var root = JsonParser.parseString(Files.readString(path));
            if (!root.isJsonObject() || !(root.getAsJsonObject().get("cells") instanceof JsonArray)) {
                throw new UserError("%s is not a notebook: it has no cells (Joryu reads nbformat 4)".formatted(path));
            }
            return new NotebookFile(root.getAsJsonObject());
        } catch (JsonParseException e) {
            throw new UserError("%s is not a notebook: %s".formatted(path, e.getMessage()), e);
        } catch (IOException e) {
            throw new UserError("cannot read %s: %s".formatted(path, e), e);
        }
    }

    /// Its code cells, in order; changing one changes the notebook.
    List<CodeCell> codeCells() {
        var cells = new ArrayList<CodeCell>();
        for (var cell : root.getAsJsonArray("cells")) {
            if (cell.isJsonObject() && CODE.equals(cell.getAsJsonObject().get("cell_type"))) {
                cells.add(new CodeCell(cell.getAsJsonObject()));
            }
        }
        return cells;
    }

    /// Writes the notebook whole or not at all.
    void write(Path path) {
        try {
            AtomicFile.write(path, (JSON.toJson(sorted(root)) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UserError("cannot write %s: %s".formatted(path, e), e);
        }
    }

    /// With the members of objects by name, as nbformat has them: what a kernel sends has them in any order.
    private static JsonElement sorted(JsonElement element) {
        return switch (element) {
            case JsonObject object -> {
                var members = new JsonObject();
                object.keySet().stream().sorted().forEach(name -> members.add(name, sorted(object.get(name))));
                yield members;
            }
            case JsonArray array -> {
                var items = new JsonArray(array.size());
                array.forEach(item -> items.add(sorted(item)));
                yield items;
            }
            default -> element;
        };
    }

    /// One code cell.
    static final class CodeCell {

        private final JsonObject json;

        private CodeCell(JsonObject json) {
            this.json = json;
        }

        /// Its source; nbformat allows one string or a list of lines.
        String source() {
            return switch (json.get("source")) {
                case JsonArray lines ->
                    lines.asList().stream().map(JsonElement::getAsString).collect(Collectors.joining());
                case null -> "";
                case JsonElement text -> text.getAsString();
            };
        }

        /// Whether the author expects this cell to fail.
        boolean raisesException() {
            return json.get("metadata") instanceof JsonObject metadata
                    && metadata.get("tags") instanceof JsonArray tags
                    && tags.asList().stream().anyMatch(tag -> tag.getAsString().equals("raises-exception"));
        }

        /// Forgets what an earlier execution left.
        void clear() {
            json.add("execution_count", JsonNull.INSTANCE);
            json.add("outputs", new JsonArray());
        }

        void setExecuted(int executionCount, JsonArray outputs) {
            json.addProperty("execution_count", executionCount);
            json.add("outputs", outputs);
        }
    }
}
