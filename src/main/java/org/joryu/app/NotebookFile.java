package org.joryu.app;

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
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A notebook file (nbformat 4). What Joryu does not know of is kept as it was.
final class NotebookFile {

    private static final JsonElement CODE = new JsonPrimitive("code");
    private static final String PARAMETERS = "parameters";
    private static final String INJECTED = "injected-parameters";
    private static final int WITH_CELL_IDS = 405;

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

    /// The source of the cell tagged `parameters`, papermill's mark for what a run may set; empty without one.
    Optional<String> parametersCell() {
        return Optional.ofNullable(cellTagged(PARAMETERS)).map(cell -> new CodeCell(cell).source());
    }

    /// Puts a cell with parameters where papermill does: in the place of the one of an earlier run, else below the
    /// cell tagged `parameters`, else first.
    void inject(String source) {
        var cells = root.getAsJsonArray("cells");
        var earlier = cellTagged(INJECTED);
        var declared = cellTagged(PARAMETERS);
        var cell = new JsonObject();
        if (number("nbformat") * 100 + number("nbformat_minor") >= WITH_CELL_IDS) {
            cell.addProperty("id", freeId(earlier));
        }
        cell.addProperty("cell_type", "code");
        cell.add("metadata", tagged(INJECTED));
        cell.addProperty("source", source);
        new CodeCell(cell).clear();
        if (earlier != null) {
            cells.asList().set(cells.asList().indexOf(earlier), cell);
        } else {
            cells.asList().add(cells.asList().indexOf(declared) + 1, cell);
        }
    }

    /// Always the same, so that two runs write the same file.
    private String freeId(@Nullable JsonObject replaced) {
        var taken = root.getAsJsonArray("cells").asList().stream()
                .filter(cell -> !cell.equals(replaced))
                .map(cell -> cell.getAsJsonObject().get("id"))
                .filter(Objects::nonNull)
                .map(JsonElement::getAsString)
                .collect(Collectors.toSet());
        return IntStream.iterate(1, n -> n + 1)
                .mapToObj(n -> n == 1 ? INJECTED : INJECTED + "-" + n)
                .filter(id -> !taken.contains(id))
                .findFirst()
                .orElseThrow();
    }

    private int number(String member) {
        return root.get(member) instanceof JsonPrimitive number && number.isNumber() ? number.getAsInt() : 0;
    }

    private static JsonObject tagged(String tag) {
        var tags = new JsonArray();
        tags.add(tag);
        var metadata = new JsonObject();
        metadata.add("tags", tags);
        return metadata;
    }

    private @Nullable JsonObject cellTagged(String tag) {
        return root.getAsJsonArray("cells").asList().stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .filter(cell -> hasTag(cell, tag))
                .findFirst()
                .orElse(null);
    }

    private static boolean hasTag(JsonObject cell, String wanted) {
        return cell.get("metadata") instanceof JsonObject metadata
                && metadata.get("tags") instanceof JsonArray tags
                && tags.asList().stream().anyMatch(tag -> tag.getAsString().equals(wanted));
    }

    /// Writes the notebook whole or not at all, as nbformat does: what is not meant to change stays byte by byte.
    void write(Path path) {
        try {
            var written = root.deepCopy();
            NbformatLines.split(written);
            AtomicFile.write(path, (PythonJson.of(written) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UserError("cannot write %s: %s".formatted(path, e), e);
        }
    }

    /// One code cell.
    static final class CodeCell {

        private final JsonObject json;

        private CodeCell(JsonObject json) {
            this.json = json;
        }

        /// Its id; empty in files of nbformat 4.4 and older.
        String id() {
            return json.get("id") instanceof JsonPrimitive id ? id.getAsString() : "";
        }

        /// Its source; nbformat allows one string or a list of lines.
        String source() {
            var source = json.get("source");
            return source == null ? "" : NbformatLines.joined(source);
        }

        /// Whether the author expects this cell to fail.
        boolean raisesException() {
            return hasTag(json, "raises-exception");
        }

        /// Forgets what an earlier execution left.
        void clear() {
            json.add("execution_count", JsonNull.INSTANCE);
            json.add("outputs", new JsonArray());
        }

        /// @param executionCount null for a cell that did not end
        void setExecuted(@Nullable Integer executionCount, JsonArray outputs) {
            json.addProperty("execution_count", executionCount);
            json.add("outputs", outputs);
        }
    }
}
