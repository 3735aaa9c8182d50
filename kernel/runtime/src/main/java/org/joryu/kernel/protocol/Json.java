package org.joryu.kernel.protocol;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// JSON between bytes, Gson's tree and plain Java values.
final class Json {

    private static final Gson GSON = new GsonBuilder()
            .setStrictness(Strictness.STRICT)
            .disableHtmlEscaping()
            .serializeNulls()
            .create();

    private Json() {}

    /// Reads one JSON object.
    static JsonObject object(byte[] utf8, String what) throws MalformedMessageException {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            if (GSON.fromJson(text, JsonElement.class) instanceof JsonObject object) {
                return object;
            }
        } catch (JsonParseException | CharacterCodingException | NumberFormatException notJson) {
            throw new MalformedMessageException(what + " is not JSON in UTF-8", notJson);
        }
        throw new MalformedMessageException(what + " is not a JSON object");
    }

    static byte[] bytes(JsonElement element) {
        return GSON.toJson(element).getBytes(StandardCharsets.UTF_8);
    }

    /// The tree of a value that user code may have made: never throws, since half a message helps nobody.
    static JsonElement tree(@Nullable Object value) {
        return switch (value) {
            case null -> JsonNull.INSTANCE;
            case JsonElement element -> element;
            case String text -> new JsonPrimitive(text);
            case Boolean bool -> new JsonPrimitive(bool);
            // JSON has no words for NaN and the infinities.
            case Double number when !Double.isFinite(number) -> JsonNull.INSTANCE;
            case Float number when !Float.isFinite(number) -> JsonNull.INSTANCE;
            case Number number -> new JsonPrimitive(number);
            case Map<?, ?> map -> {
                var object = new JsonObject();
                map.forEach((name, member) -> object.add(String.valueOf(name), tree(member)));
                yield object;
            }
            case Iterable<?> items -> {
                var array = new JsonArray();
                items.forEach(item -> array.add(tree(item)));
                yield array;
            }
            default -> new JsonPrimitive(value.toString());
        };
    }

    /// The plain Java value of a tree.
    static @Nullable Object value(JsonElement element) {
        return switch (element) {
            case JsonObject object -> map(object);
            case JsonArray array -> {
                List<@Nullable Object> list = new ArrayList<>(array.size());
                array.forEach(item -> list.add(value(item)));
                yield list;
            }
            case JsonPrimitive primitive when primitive.isBoolean() -> primitive.getAsBoolean();
            case JsonPrimitive primitive when primitive.isNumber() -> number(primitive.getAsString());
            case JsonPrimitive primitive -> primitive.getAsString();
            default -> null;
        };
    }

    static Map<String, @Nullable Object> map(JsonObject object) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        object.asMap().forEach((name, member) -> map.put(name, value(member)));
        return map;
    }

    /// A type of the JDK, since Gson's own numbers would end up in the hands of user code.
    private static Number number(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException notWholeOrTooLong) {
            return Double.valueOf(text);
        }
    }
}
