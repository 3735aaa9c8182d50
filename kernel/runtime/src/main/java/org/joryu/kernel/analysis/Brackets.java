package org.joryu.kernel.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What brackets are open behind some tokens, and what each of them holds.
final class Brackets {

    /// What stands within an open bracket.
    enum Content {
        MEMBERS,
        STATEMENTS,
        CASES,
        ELEMENTS,
        ARGUMENTS,
        INDEX
    }

    /// An open bracket.
    ///
    /// @param index of its token among those looked at
    record Open(int index, Token token, Content content) {

        boolean is(Content expected) {
            return content == expected;
        }

        String closer() {
            return switch (token.text()) {
                case "(" -> ")";
                case "[" -> "]";
                default -> "}";
            };
        }
    }

    private static final Set<String> TYPES = Set.of("class", "interface", "enum", "record");

    private Brackets() {}

    /// The brackets that are open behind the tokens, the outermost first.
    static List<Open> open(List<Token> tokens) {
        Deque<Open> open = new ArrayDeque<>();
        for (int i = 0; i < tokens.size(); i++) {
            var token = tokens.get(i);
            if (token.opens()) {
                open.addLast(new Open(i, token, content(tokens, i, open.peekLast())));
            } else if (token.closes() && !open.isEmpty()) {
                open.removeLast();
            }
        }
        return new ArrayList<>(open);
    }

    /// The index of the bracket that the one at `closer` ends; -1 if there is none.
    static int opener(List<Token> tokens, int closer) {
        int closed = 0;
        for (int i = closer; i >= 0; i--) {
            if (tokens.get(i).closes()) {
                closed++;
            } else if (tokens.get(i).opens() && --closed == 0) {
                return i;
            }
        }
        return -1;
    }

    private static Content content(List<Token> tokens, int opener, @Nullable Open outer) {
        var token = tokens.get(opener);
        if (token.is("(")) {
            return Content.ARGUMENTS;
        }
        if (token.is("[")) {
            return Content.INDEX;
        }
        if (opener == 0) {
            return Content.STATEMENTS;
        }
        var before = tokens.get(opener - 1);
        if (before.is("=") || before.is("]") || before.is(",") || (outer != null && outer.is(Content.ELEMENTS))) {
            return Content.ELEMENTS;
        }
        if (before.is(")")) {
            int parenthesis = opener(tokens, opener - 1);
            var head = parenthesis > 0 ? tokens.get(parenthesis - 1) : before;
            if (head.is("switch")) {
                return Content.CASES;
            }
            return isCreation(tokens, parenthesis) || isType(tokens, parenthesis)
                    ? Content.MEMBERS
                    : Content.STATEMENTS;
        }
        return isType(tokens, opener) ? Content.MEMBERS : Content.STATEMENTS;
    }

    /// Whether the parenthesis holds the arguments of `new Name(`.
    private static boolean isCreation(List<Token> tokens, int parenthesis) {
        int i = parenthesis - 1;
        while (i >= 0 && ((tokens.get(i).isWord() && !tokens.get(i).is("new")) || isPartOfName(tokens.get(i)))) {
            i--;
        }
        return i >= 0 && tokens.get(i).is("new");
    }

    private static boolean isPartOfName(Token token) {
        return token.is(".") || token.is("<") || token.is(">") || token.is(",") || token.is("?");
    }

    /// Whether the head of a class, interface, enum or record ends here.
    private static boolean isType(List<Token> tokens, int end) {
        for (int i = end - 1; i >= 0; i--) {
            var token = tokens.get(i);
            if (token.is(")")) {
                i = opener(tokens, i);
                continue;
            }
            if (token.is(";") || token.is("{") || token.is("}") || token.is("(") || token.is("->") || token.is("=")) {
                return false;
            }
            boolean isNamed = i + 1 < tokens.size() && tokens.get(i + 1).isWord();
            if (TYPES.contains(token.text())
                    && isNamed
                    && !(i > 0 && tokens.get(i - 1).is("."))) {
                return true;
            }
        }
        return false;
    }
}
