package org.joryu.notebook;

import java.lang.reflect.Array;
import java.util.StringJoiner;

/// The text of a value that has no renderer: `toString`, arrays by their elements, long ones cut.
final class PlainText {

    private static final int MAX_CHARS = 20_000;
    private static final int MAX_ELEMENTS = 100;

    private PlainText() {}

    static String of(Object value) {
        try {
            var text = value.getClass().isArray() ? array(value) : String.valueOf(value);
            return text.length() <= MAX_CHARS
                    ? text
                    : text.substring(0, MAX_CHARS) + "… (" + text.length() + " characters)";
        } catch (RuntimeException failure) {
            // User code: a broken toString must not take the cell's result with it.
            return value.getClass().getName() + " (its toString failed: " + failure + ")";
        }
    }

    private static String array(Object array) {
        int length = Array.getLength(array);
        var text = new StringJoiner(", ", "[", "]");
        for (int i = 0; i < Math.min(length, MAX_ELEMENTS); i++) {
            var element = Array.get(array, i);
            text.add(element == null ? "null" : of(element));
        }
        if (length > MAX_ELEMENTS) {
            text.add("… (" + length + " elements)");
        }
        return text.toString();
    }
}
