package org.joryu.kernel.jshell;

/// What a place in code is within.
final class Enclosing {

    private Enclosing() {}

    /// The bracket that was opened last before a place and not closed before it; -1 if none.
    static int bracket(String code, int place) {
        var masked = Masked.of(code);
        int closed = 0;
        for (int i = Math.min(place, masked.length()) - 1; i >= 0; i--) {
            switch (masked.charAt(i)) {
                case ')', ']', '}' -> closed++;
                case '(', '[', '{' -> {
                    if (closed-- == 0) {
                        return i;
                    }
                }
                default -> {}
            }
        }
        return -1;
    }

    /// Whether a place is in a lambda, and not in a method within one.
    static boolean isLambda(String code, int place) {
        var masked = Masked.of(code);
        int inner = place;
        for (int open = bracket(code, place); open >= 0; open = bracket(code, open)) {
            // Without braces its body follows its arrow, in the same parentheses.
            if (isArrowBetween(masked, open, inner)) {
                return true;
            }
            if (masked.charAt(open) == '{'
                    && masked.substring(0, open).stripTrailing().endsWith("->")) {
                return true;
            }
            inner = open;
        }
        return isArrowBetween(masked, -1, inner);
    }

    private static boolean isArrowBetween(String masked, int open, int place) {
        var between = masked.substring(open + 1, Math.clamp(place, open + 1, masked.length()));
        int arrow = between.lastIndexOf("->");
        // A statement or another argument in between ends its body; a switch has arrows too.
        return arrow >= 0 && between.indexOf(';', arrow) < 0 && !between.contains("case ");
    }
}
