package org.joryu.kernel.magic;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.joryu.notebook.Magic.UsageException;

/// The sources of a notebook's code cells (nbformat 4).
final class NotebookCells {

    private NotebookCells() {}

    static List<String> of(String json, Path file) throws UsageException {
        try {
            if (JsonParser.parseString(json) instanceof JsonObject root
                    && root.get("cells") instanceof JsonArray cells) {
                var sources = new ArrayList<String>();
                for (var cell : cells) {
                    if (cell instanceof JsonObject object && "code".equals(text(object.get("cell_type")))) {
                        sources.add(text(object.get("source")));
                    }
                }
                return sources;
            }
        } catch (JsonParseException | IllegalStateException | UnsupportedOperationException broken) {
            throw new UsageException("%s is not a notebook: %s".formatted(file, broken.getMessage()));
        }
        throw new UsageException("%s is not a notebook of nbformat 4: it has no cells".formatted(file));
    }

    /// nbformat allows one string or a list of lines.
    private static String text(JsonElement element) {
        return switch (element) {
            case JsonArray lines ->
                lines.asList().stream().map(JsonElement::getAsString).collect(Collectors.joining());
            case null -> "";
            case JsonElement one -> one.getAsString();
        };
    }
}
