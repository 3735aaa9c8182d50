package org.joryu.app;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.function.Consumer;

/// JSON as Python's `json.dumps(value, indent=1, sort_keys=True, ensure_ascii=False)` has it, byte for byte: that is
/// how nbformat, and so every other Jupyter program, writes notebooks.
final class PythonJson {

    private final StringBuilder out = new StringBuilder();

    private PythonJson() {}

    static String of(JsonElement value) {
        var json = new PythonJson();
        json.value(value, "\n");
        return json.out.toString();
    }

    /// @param newLine a line's end with the indentation of what holds the value
    private void value(JsonElement value, String newLine) {
        switch (value) {
            case JsonObject object -> {
                var names = object.keySet().stream().sorted().iterator();
                list('{', names, name -> member(object, name, newLine + " "), '}', newLine);
            }
            case JsonArray array -> list('[', array.iterator(), item -> value(item, newLine + " "), ']', newLine);
            case JsonNull _ -> out.append("null");
            case JsonPrimitive primitive when primitive.isString() -> string(primitive.getAsString());
            case JsonPrimitive primitive when primitive.isNumber() -> out.append(number(primitive.getAsString()));
            default -> out.append(value.getAsString());
        }
    }

    private void member(JsonObject object, String name, String newLine) {
        string(name);
        out.append(": ");
        value(object.get(name), newLine);
    }

    private <T> void list(char open, Iterator<T> items, Consumer<T> write, char close, String newLine) {
        out.append(open);
        if (items.hasNext()) {
            for (var divider = ""; items.hasNext(); divider = ",") {
                out.append(divider).append(newLine).append(' ');
                write.accept(items.next());
            }
            out.append(newLine);
        }
        out.append(close);
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < ' ') {
                        out.append("\\u%04x".formatted((int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /// A number as Python would write what it has read: integers digit by digit, others by their shortest form.
    static String number(String text) {
        return text.matches("-?\\d+") ? text : floating(Double.parseDouble(text));
    }

    /// Python's `repr` of a float; exponents have two digits and a sign, and begin at 1e-05 and 1e+16.
    static String floating(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
        }
        if (value == 0) {
            return Double.toString(value);
        }
        var shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (exponent >= -4 && exponent < 16) {
            return shortest.scale() > 0 ? shortest.toPlainString() : shortest.toPlainString() + ".0";
        }
        var digits = shortest.unscaledValue().abs().toString();
        return "%s%s%se%s%02d"
                .formatted(
                        value < 0 ? "-" : "",
                        digits.charAt(0),
                        digits.length() > 1 ? "." + digits.substring(1) : "",
                        exponent < 0 ? "-" : "+",
                        Math.abs(exponent));
    }
}
