package org.joryu.kernel.analysis;

import java.util.List;

/// What is still open at the end of a text, as its brackets and quotes tell.
public final class Outline {

    private static final int STEP = 4;

    private final String code;
    private final List<Token> tokens;
    private final boolean isInText;

    private Outline(String code) {
        this.code = code;
        var all = Scanner.tokens(code);
        tokens = all.stream().filter(token -> !token.isComment()).toList();
        // A string ends with its line, ended or not.
        isInText = !all.isEmpty()
                && !all.getLast().isEnded()
                && (all.getLast().isComment() || all.getLast().text().startsWith("\"\"\""));
    }

    /// Looks at a text, without a compiler.
    public static Outline of(String code) {
        return new Outline(code);
    }

    /// Whether a bracket, a text block or a comment has no end.
    public boolean isOpen() {
        return isInText || !Brackets.open(tokens).isEmpty();
    }

    /// White space to begin the next line with: one step more than the line whose bracket is open,
    /// or than the last line if it ends in an arrow; within a text as far as its last line.
    public String indent() {
        if (tokens.isEmpty()) {
            return "";
        }
        var last = tokens.getLast();
        var open = Brackets.open(tokens);
        if (isInText) {
            return margin(code.stripTrailing().length());
        }
        if (last.is("->")) {
            return margin(last.start()) + " ".repeat(STEP);
        }
        return open.isEmpty()
                ? margin(last.start())
                : margin(open.getLast().token().start()) + " ".repeat(STEP);
    }

    /// The white space that the line of a place begins with.
    private String margin(int place) {
        var line = code.substring(code.lastIndexOf('\n', Math.max(0, place - 1)) + 1);
        return line.substring(0, line.length() - line.stripLeading().length());
    }
}
