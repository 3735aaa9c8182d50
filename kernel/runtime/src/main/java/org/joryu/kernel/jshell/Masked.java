package org.joryu.kernel.jshell;

/// Source in which comments and what stands in strings are blanks, so that what is found in it is
/// code. Every other character keeps its place.
final class Masked {

    private Masked() {}

    static String of(String source) {
        var masked = source.toCharArray();
        int at = 0;
        while (at < source.length()) {
            int end = end(source, at);
            boolean isLiteral = source.charAt(at) == '"' || source.charAt(at) == '\'';
            if (end > at + 1) {
                // Of a literal its quotes stay: it is still an expression.
                blank(masked, isLiteral ? at + 1 : at, isLiteral ? end - 1 : end);
            }
            at = end;
        }
        return new String(masked);
    }

    /// The end of the comment or literal that begins there, or of the one character.
    private static int end(String source, int at) {
        if (source.startsWith("//", at)) {
            return orEnd(source, source.indexOf('\n', at), 0);
        }
        if (source.startsWith("/*", at)) {
            return orEnd(source, source.indexOf("*/", at + 2), 2);
        }
        if (source.startsWith("\"\"\"", at)) {
            return closing(source, at + 3, "\"\"\"", false);
        }
        char c = source.charAt(at);
        return c == '"' || c == '\'' ? closing(source, at + 1, String.valueOf(c), true) : at + 1;
    }

    private static int closing(String source, int from, String quote, boolean onOneLine) {
        for (int i = from; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '\\') {
                i++;
            } else if (source.startsWith(quote, i)) {
                return i + quote.length();
            } else if (onOneLine && c == '\n') {
                return i;
            }
        }
        return source.length();
    }

    private static int orEnd(String source, int found, int more) {
        return found < 0 ? source.length() : found + more;
    }

    private static void blank(char[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text[i] != '\n') {
                text[i] = ' ';
            }
        }
    }
}
