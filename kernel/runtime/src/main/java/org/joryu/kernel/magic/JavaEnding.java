package org.joryu.kernel.magic;

/// Where in Java a text ends, as far as its tokens tell.
enum JavaEnding {
    /// There is nothing but blanks and comments: whatever follows begins something.
    NOTHING,
    /// Behind a semicolon outside of all brackets: what follows begins something.
    ENDED,
    /// Behind something else outside of all brackets: what follows may go on with it.
    OPEN,
    /// Within brackets, a text block or a comment: what follows belongs to it.
    INSIDE;

    static JavaEnding of(String java) {
        return new Scanner(java).scan();
    }

    /// Reads tokens no further than is needed to tell brackets and ends from what only looks like them.
    private static final class Scanner {

        private static final String TEXT_BLOCK = "\"\"\"";

        private final String text;
        private int at;
        private int depth;
        private char last;

        Scanner(String text) {
            this.text = text;
        }

        JavaEnding scan() {
            while (at < text.length()) {
                if (!token()) {
                    return INSIDE;
                }
            }
            if (depth > 0) {
                return INSIDE;
            }
            return switch (last) {
                case 0 -> NOTHING;
                case ';' -> ENDED;
                default -> OPEN;
            };
        }

        /// Passes one token, comment or blank; false if the text ends within it.
        private boolean token() {
            if (text.startsWith("//", at)) {
                at = lineEnd();
                return true;
            }
            if (text.startsWith("/*", at)) {
                return passTo("*/", at + 2);
            }
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
                return true;
            }
            last = c;
            if (text.startsWith(TEXT_BLOCK, at)) {
                return passTextBlock();
            }
            switch (c) {
                case '"', '\'' -> passLiteral(c);
                case '(', '[', '{' -> {
                    depth++;
                    at++;
                }
                case ')', ']', '}' -> {
                    // One too many is an error that the compiler tells better.
                    depth = Math.max(0, depth - 1);
                    at++;
                }
                default -> at++;
            }
            return true;
        }

        private int lineEnd() {
            int end = text.indexOf('\n', at);
            return end < 0 ? text.length() : end;
        }

        private boolean passTo(String end, int from) {
            int found = text.indexOf(end, from);
            at = found < 0 ? text.length() : found + end.length();
            return found >= 0;
        }

        private boolean passTextBlock() {
            for (at += TEXT_BLOCK.length(); at < text.length(); at++) {
                if (text.charAt(at) == '\\') {
                    at++;
                } else if (text.startsWith(TEXT_BLOCK, at)) {
                    at += TEXT_BLOCK.length();
                    return true;
                }
            }
            return false;
        }

        /// A string or character ends with its line at the latest.
        private void passLiteral(char quote) {
            int end = lineEnd();
            for (at++; at < end; at++) {
                char c = text.charAt(at);
                if (c == '\\') {
                    at++;
                } else if (c == quote) {
                    at++;
                    return;
                }
            }
            at = Math.min(at, end);
        }
    }
}
