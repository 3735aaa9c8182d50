package org.joryu.app;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Texts of many lines as nbformat keeps them in a file: as lists of lines, so that a change of one line is one in a
/// diff (nbformat's `v4/rwbase.py`, `split_lines` and `strip_transient`).
final class NbformatLines {

    private static final Set<String> OTHER_TEXTS = Set.of("application/javascript", "image/svg+xml");

    /// What ends a line in Python's `str.splitlines`.
    private static final Pattern LINE = Pattern.compile(
            "[^ENDS]*(?:\r\n|[ENDS])|[^ENDS]+".replace("ENDS", "\n\r\u000b\f\u001c\u001d\u001e\u0085\u2028\u2029"));

    private static final List<String> TRANSIENT = List.of("orig_nbformat", "orig_nbformat_minor", "signature");

    private NbformatLines() {}

    /// Brings a whole notebook into that form, in place.
    static void split(JsonObject notebook) {
        if (notebook.get("metadata") instanceof JsonObject metadata) {
            TRANSIENT.forEach(metadata::remove);
        }
        for (var cell : objects(notebook.get("cells"))) {
            if (cell.get("metadata") instanceof JsonObject metadata) {
                metadata.remove("trusted");
            }
            split(cell, "source");
            if (cell.get("attachments") instanceof JsonObject attachments) {
                attachments.asMap().values().forEach(NbformatLines::splitBundle);
            }
            for (var output : objects(cell.get("outputs"))) {
                split(output, "text");
                splitBundle(output.get("data"));
            }
        }
    }

    /// One text, whichever form it has.
    static String joined(JsonElement text) {
        return text instanceof JsonArray lines
                ? lines.asList().stream().map(JsonElement::getAsString).collect(Collectors.joining())
                : text.getAsString();
    }

    private static void splitBundle(JsonElement bundle) {
        if (bundle instanceof JsonObject data) {
            data.keySet().stream()
                    .filter(type -> type.startsWith("text/") || OTHER_TEXTS.contains(type))
                    .forEach(type -> split(data, type));
        }
    }

    private static void split(JsonObject holder, String name) {
        var text = holder.get(name);
        if (text instanceof JsonArray || text instanceof JsonPrimitive) {
            var lines = new JsonArray();
            LINE.matcher(joined(text)).results().map(MatchResult::group).forEach(lines::add);
            holder.add(name, lines);
        }
    }

    private static List<JsonObject> objects(JsonElement list) {
        return list instanceof JsonArray array
                ? array.asList().stream()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonObject.class::cast)
                        .toList()
                : List.of();
    }
}
