package org.joryu.app;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.stream.Collectors;

/// The plain text of a cell's outputs, for terminals.
final class OutputText {

    private OutputText() {}

    /// The text of one output of a notebook file; empty where it has none.
    static String of(JsonObject output) {
        return switch (output.get("output_type").getAsString()) {
            case "stream" -> output.get("text").getAsString();
            case "error" -> lines(output.getAsJsonArray("traceback"));
            default -> ofBundle(output.getAsJsonObject("data"));
        };
    }

    /// The text of a MIME bundle.
    static String ofBundle(JsonObject data) {
        return data.has("text/plain") ? data.get("text/plain").getAsString() : "";
    }

    private static String lines(JsonArray traceback) {
        return traceback.asList().stream().map(JsonElement::getAsString).collect(Collectors.joining("\n"));
    }
}
