package org.joryu.kernel.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A part of a cell that stands by itself.
///
/// @param start where its first token begins
/// @param end where its last token ends
record CellUnit(Kind kind, int start, int end) {

    enum Kind {
        IMPORT,
        TYPE,
        METHOD,
        STATEMENT
    }

    private static final Set<String> TYPES = Set.of("class", "interface", "enum");

    /// What a statement goes on with behind a block.
    private static final Set<String> CONTINUING = Set.of("else", "catch", "finally");

    /// The units of a cell in order; the last may be unfinished.
    static List<CellUnit> of(JavaText text) {
        var units = new ArrayList<CellUnit>();
        var tokens = text.tokens();
        int first = 0;
        while (first < tokens.size()) {
            var kind = kind(tokens, first);
            int last = last(text, first, kind);
            units.add(new CellUnit(
                    kind, tokens.get(first).start(), tokens.get(last).end()));
            first = last + 1;
        }
        return units;
    }

    private static Kind kind(List<Token> tokens, int first) {
        if (tokens.get(first).is("import")) {
            return Kind.IMPORT;
        }
        int head = behindModifiers(tokens, first);
        if (head >= tokens.size()) {
            return Kind.STATEMENT;
        }
        if (isType(tokens, head)) {
            return Kind.TYPE;
        }
        return isMethod(tokens, head) ? Kind.METHOD : Kind.STATEMENT;
    }

    private static boolean isType(List<Token> tokens, int head) {
        var word = tokens.get(head);
        return TYPES.contains(word.text())
                || word.is("@")
                || (word.is("record")
                        && head + 2 < tokens.size()
                        && tokens.get(head + 1).isWord()
                        && (tokens.get(head + 2).is("(") || tokens.get(head + 2).is("<")));
    }

    /// Whether a type and a name are followed by parameters, as in `List<String> names(`.
    private static boolean isMethod(List<Token> tokens, int head) {
        int i = head;
        while (i < tokens.size() && isPartOfType(tokens.get(i))) {
            i++;
        }
        if (i >= tokens.size()
                || i < head + 2
                || !tokens.get(i).is("(")
                || !tokens.get(i - 1).isWord()) {
            return false;
        }
        var beforeName = tokens.get(i - 2);
        boolean isTyped = beforeName.isWord() || beforeName.is(">") || beforeName.is("]");
        if (!isTyped || tokens.subList(head, i).stream().anyMatch(token -> Keywords.isOfStatements(token.text()))) {
            return false;
        }
        int closed = closer(tokens, i);
        return closed + 1 >= tokens.size()
                || tokens.get(closed + 1).is("{")
                || tokens.get(closed + 1).is("throws");
    }

    private static boolean isPartOfType(Token token) {
        return token.isWord()
                || token.is(".")
                || token.is("<")
                || token.is(">")
                || token.is("[")
                || token.is("]")
                || token.is(",")
                || token.is("?")
                || token.is("&");
    }

    private static int behindModifiers(List<Token> tokens, int first) {
        int i = first;
        while (i < tokens.size()) {
            var token = tokens.get(i);
            boolean isAnnotation = token.is("@")
                    && i + 1 < tokens.size()
                    && tokens.get(i + 1).isWord()
                    && !tokens.get(i + 1).is("interface");
            if (isAnnotation) {
                i += 2;
                while (i + 1 < tokens.size() && tokens.get(i).is(".")) {
                    i += 2;
                }
                i = i < tokens.size() && tokens.get(i).is("(") ? closer(tokens, i) + 1 : i;
            } else if (token.is("non")
                    && i + 2 < tokens.size()
                    && tokens.get(i + 1).is("-")) {
                i += 3;
            } else if (Keywords.isModifier(token.text())) {
                i++;
            } else {
                break;
            }
        }
        return i;
    }

    /// The index of the bracket that ends the one at `opener`, or of the last token.
    static int closer(List<Token> tokens, int opener) {
        int open = 0;
        for (int i = opener; i < tokens.size(); i++) {
            if (tokens.get(i).opens()) {
                open++;
            } else if (tokens.get(i).closes() && --open == 0) {
                return i;
            }
        }
        return tokens.size() - 1;
    }

    private static int last(JavaText text, int first, Kind kind) {
        var tokens = text.tokens();
        boolean isDo = tokens.get(first).is("do");
        for (int i = first; i < tokens.size(); i++) {
            var token = tokens.get(i);
            if (token.opens()) {
                boolean isBlock = token.is("{");
                i = closer(tokens, i);
                if (isBlock && endsWithBlock(tokens, i, kind, isDo)) {
                    return i;
                }
            } else if (token.is(";")) {
                return i;
            }
            if (kind == Kind.STATEMENT || kind == Kind.IMPORT) {
                if (text.mayEndAfter(i)) {
                    return i;
                }
            }
        }
        return tokens.size() - 1;
    }

    private static boolean endsWithBlock(List<Token> tokens, int block, Kind kind, boolean isDo) {
        if (kind != Kind.STATEMENT || block + 1 >= tokens.size()) {
            return kind != Kind.STATEMENT;
        }
        var next = tokens.get(block + 1);
        boolean goesOn = CONTINUING.contains(next.text()) || (isDo && next.is("while"));
        return !goesOn && (next.kind() != Token.Kind.SIGN || next.is("@") || next.is("{"));
    }
}
