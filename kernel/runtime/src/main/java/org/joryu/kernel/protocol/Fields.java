package org.joryu.kernel.protocol;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fields of a JSON object that somebody else wrote, read with care. A field that is null counts
/// as absent, and one that this kernel does not know is let be.
record Fields(JsonObject object) {

    String text(String name) throws MalformedMessageException {
        var text = textOrNull(name);
        if (text == null) {
            throw new MalformedMessageException("the field `" + name + "` is missing");
        }
        return text;
    }

    String text(String name, String otherwise) throws MalformedMessageException {
        var text = textOrNull(name);
        return text == null ? otherwise : text;
    }

    @Nullable String textOrNull(String name) throws MalformedMessageException {
        var field = present(name);
        if (field == null) {
            return null;
        }
        if (field instanceof JsonPrimitive primitive && primitive.isString()) {
            return primitive.getAsString();
        }
        throw wrong(name, "a string", field);
    }

    boolean flag(String name, boolean otherwise) throws MalformedMessageException {
        var field = present(name);
        if (field == null) {
            return otherwise;
        }
        if (field instanceof JsonPrimitive primitive && primitive.isBoolean()) {
            return primitive.getAsBoolean();
        }
        throw wrong(name, "true or false", field);
    }

    int number(String name, int otherwise) throws MalformedMessageException {
        var field = present(name);
        if (field == null) {
            return otherwise;
        }
        if (field instanceof JsonPrimitive primitive && primitive.isNumber()) {
            // Through double, which saturates and takes 3.0 for 3, as some clients write it.
            return (int) primitive.getAsDouble();
        }
        throw wrong(name, "a number", field);
    }

    Map<String, @Nullable Object> map(String name) throws MalformedMessageException {
        return Json.map(nested(name));
    }

    Map<String, String> texts(String name) throws MalformedMessageException {
        var nested = new Fields(nested(name));
        var texts = new LinkedHashMap<String, String>();
        for (var key : nested.object.keySet()) {
            texts.put(key, nested.text(key));
        }
        return texts;
    }

    private JsonObject nested(String name) throws MalformedMessageException {
        var field = present(name);
        if (field == null) {
            return new JsonObject();
        }
        if (field instanceof JsonObject nested) {
            return nested;
        }
        throw wrong(name, "an object", field);
    }

    private @Nullable JsonElement present(String name) {
        var field = object.get(name);
        return field == null || field.isJsonNull() ? null : field;
    }

    private static MalformedMessageException wrong(String name, String expected, JsonElement found) {
        var text = found.toString();
        var shown = text.length() <= 40 ? text : text.substring(0, 40) + "…";
        return new MalformedMessageException("the field `" + name + "` must be " + expected + ", but is " + shown);
    }
}
