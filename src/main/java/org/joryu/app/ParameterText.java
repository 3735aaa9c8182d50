package org.joryu.app;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// What the words of a command line and the text of a parameter file stand for.
final class ParameterText {

    private ParameterText() {}

    /// The value of `-p name=TEXT`: null, a truth value, a number, a JSON list or map, else the text itself.
    ///
    /// Numbers, `True`, `None`, `nan` and `inf` are read as papermill reads them.
    static JsonElement value(String name, String text) {
        switch (text) {
            case "null", "None" -> {
                return JsonNull.INSTANCE;
            }
            case "true", "True" -> {
                return new JsonPrimitive(true);
            }
            case "false", "False" -> {
                return new JsonPrimitive(false);
            }
            default -> {}
        }
        if (text.matches("[+-]?\\d+")) {
            return new JsonPrimitive(new BigInteger(text));
        }
        if (text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")) {
            return new JsonPrimitive(new BigDecimal(text).doubleValue());
        }
        if (text.startsWith("[") || text.startsWith("{")) {
            try {
                return json(text);
            } catch (JsonParseException | IOException e) {
                throw new UserError(
                        "-p %s must be JSON where it begins with %s, but is %s: put quotes around texts, or use -r %s=... for what is a text as a whole"
                                .formatted(name, text.charAt(0), text, name),
                        e);
            }
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "nan", "+nan", "-nan" -> new JsonPrimitive(Double.NaN);
            case "inf", "+inf", "infinity", "+infinity" -> new JsonPrimitive(Double.POSITIVE_INFINITY);
            case "-inf", "-infinity" -> new JsonPrimitive(Double.NEGATIVE_INFINITY);
            default -> new JsonPrimitive(text);
        };
    }

    /// The members of `-f FILE`.
    static JsonObject file(Path file) {
        try {
            if (json(Files.readString(file)) instanceof JsonObject members) {
                return members;
            }
            throw new UserError(
                    "-f must be a JSON object of names and values, but %s is none: write it as in {\"seed\": 7}"
                            .formatted(file));
        } catch (JsonParseException e) {
            throw new UserError(
                    "-f must be JSON, but %s is not: %s (of YAML, write the same as JSON)"
                            .formatted(file, e.getMessage()),
                    e);
        } catch (IOException e) {
            throw new UserError("cannot read -f %s: %s".formatted(file, e), e);
        }
    }

    private static JsonElement json(String text) throws IOException {
        var reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        var value = JsonParser.parseReader(reader);
        if (reader.peek() != JsonToken.END_DOCUMENT) {
            throw new JsonParseException("there is more behind its end");
        }
        return value;
    }
}
