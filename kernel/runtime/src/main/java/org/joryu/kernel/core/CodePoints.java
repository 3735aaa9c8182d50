package org.joryu.kernel.core;

/// Positions in a text, between the protocol's Unicode code points and Java's UTF-16 code units
/// ("cursor_pos", since protocol 5.2).
final class CodePoints {

    private CodePoints() {}

    /// The index of a position; one beyond the text is taken for its end.
    static int toIndex(String text, int codePoints) {
        int count = text.codePointCount(0, text.length());
        return text.offsetByCodePoints(0, Math.clamp(codePoints, 0, count));
    }

    /// The position of an index.
    static int ofIndex(String text, int index) {
        return text.codePointCount(0, Math.clamp(index, 0, text.length()));
    }
}
