package org.joryu.app;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// JSON values as Java expressions that need no import. The Python package writes the same for papermill.
///
/// Java finds one type for values of one kind; for others it finds types that JShell cannot write down, so they are
/// called objects.
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
        var items = list.asList();
        boolean nulls = items.stream().anyMatch(JsonElement::isJsonNull);
        if (nulls && items.size() == 1) {
            return "java.util.Arrays.asList((Object) null)";
        }
        return items.stream()
                .map(JavaLiteral::of)
                .collect(Collectors.joining(
                        ", ",
                        "java.util.%s.%s%s("
                                .formatted(
                                        nulls ? "Arrays" : "List",
                                        isMixed(items) ? "<Object>" : "",
                                        nulls ? "asList" : "of"),
                        ")"));
    }

    /// Sorted, because `Map.of` goes through its entries in another order in each process.
    private static String map(JsonObject map) {
        var entries = map.entrySet();
        if (entries.stream().anyMatch(entry -> entry.getValue().isJsonNull())) {
            return entries.stream()
                    .map(entry -> "put(%s); ".formatted(entry(entry)))
                    .collect(Collectors.joining("", "new java.util.TreeMap<String, Object>() {{ ", "}}"));
        }
        boolean few = entries.size() <= MOST_OF_MAP;
        return entries.stream()
                .map(entry -> few ? entry(entry) : "java.util.Map.entry(" + entry(entry) + ")")
                .collect(Collectors.joining(
                        ", ",
                        "new java.util.TreeMap<>(java.util.Map.%s%s("
                                .formatted(
                                        isMixed(map.asMap().values()) ? "<String, Object>" : "",
                                        few ? "of" : "ofEntries"),
                        "))"));
    }

    private static String entry(Map.Entry<String, JsonElement> entry) {
        return string(entry.getKey()) + ", " + of(entry.getValue());
    }

    private static boolean isMixed(Collection<JsonElement> values) {
        return values.stream()
                        .filter(value -> !value.isJsonNull())
                        .map(JavaLiteral::kind)
                        .distinct()
                        .count()
                > 1;
    }

    /// Of two values of the same kind, Java says the same type.
    private static Object kind(JsonElement value) {
        return switch (value) {
            case JsonArray list -> List.of("list", kinds(list.asList()));
            case JsonObject map -> List.of("map", kinds(map.asMap().values()));
            case JsonPrimitive number when number.isNumber() -> kind(of(number));
            case JsonPrimitive text when text.isString() -> "text";
            default -> "truth";
        };
    }

    private static String kind(String number) {
        return number.matches("-?\\d+")
                ? "int"
                : number.endsWith("L") ? "long" : number.startsWith("new") ? "big" : "double";
    }

    private static Set<Object> kinds(Collection<JsonElement> values) {
        return values.stream()
                .filter(value -> !value.isJsonNull())
                .map(JavaLiteral::kind)
                .collect(Collectors.toSet());
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
