package org.joryu.app;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigInteger;
import java.util.Map;
import java.util.stream.Collectors;

/// JSON values as Java expressions that need no import.
///
/// ```java
/// JavaLiteral.of(JsonParser.parseString("[64, 12, 10]"))   // java.util.List.of(64, 12, 10)
/// ```
final class JavaLiteral {

    private static final int MOST_OF_MAP = 10;

    private JavaLiteral() {}

    static String of(JsonElement value) {
        return switch (value) {
            case JsonNull _ -> "null";
            case JsonArray list -> list(list);
            case JsonObject map -> map(map);
            case JsonPrimitive text when text.isString() -> string(text.getAsString());
            case JsonPrimitive number when number.isNumber() -> number(number.getAsString());
            default -> value.getAsString();
        };
    }

    private static String number(String text) {
        if (!text.matches("-?\\d+")) {
            return floating(Double.parseDouble(text));
        }
        var integer = new BigInteger(text);
        return integer.bitLength() < Integer.SIZE
                ? text
                : integer.bitLength() < Long.SIZE ? text + "L" : "new java.math.BigInteger(\"" + text + "\")";
    }

    private static String floating(double value) {
        if (Double.isNaN(value)) {
            return "Double.NaN";
        }
        return Double.isInfinite(value)
                ? value > 0 ? "Double.POSITIVE_INFINITY" : "Double.NEGATIVE_INFINITY"
                : PythonJson.floating(value);
    }

    /// Lists that know no null where there is none, so that a null is not taken in by mistake.
    private static String list(JsonArray list) {
        var items = list.asList().stream().map(JavaLiteral::of).collect(Collectors.joining(", "));
        if (list.asList().stream().noneMatch(JsonElement::isJsonNull)) {
            return "java.util.List.of(" + items + ")";
        }
        return list.size() == 1 ? "java.util.Arrays.asList((Object) null)" : "java.util.Arrays.asList(" + items + ")";
    }

    private static String map(JsonObject map) {
        var nulls = map.entrySet().stream()
                .filter(entry -> entry.getValue().isJsonNull())
                .map(entry -> "put(%s, null); ".formatted(string(entry.getKey())))
                .collect(Collectors.joining());
        var others = map.entrySet().stream()
                .filter(entry -> !entry.getValue().isJsonNull())
                .toList();
        var known = others.size() <= MOST_OF_MAP
                ? others.stream().map(JavaLiteral::entry).collect(Collectors.joining(", ", "java.util.Map.of(", ")"))
                : others.stream()
                        .map(entry -> "java.util.Map.entry(" + entry(entry) + ")")
                        .collect(Collectors.joining(", ", "java.util.Map.ofEntries(", ")"));
        return nulls.isEmpty() ? known : "new java.util.HashMap<String, Object>(%s) {{ %s}}".formatted(known, nulls);
    }

    private static String entry(Map.Entry<String, JsonElement> entry) {
        return string(entry.getKey()) + ", " + of(entry.getValue());
    }

    private static String string(String text) {
        var java = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> java.append("\\\"");
                case '\\' -> java.append("\\\\");
                case '\b' -> java.append("\\b");
                case '\t' -> java.append("\\t");
                case '\n' -> java.append("\\n");
                case '\f' -> java.append("\\f");
                case '\r' -> java.append("\\r");
                default -> {
                    if (c < ' ' || c == '\u007f') {
                        java.append("\\%03o".formatted((int) c));
                    } else {
                        java.append(c);
                    }
                }
            }
        }
        return java.append('"').toString();
    }
}
