package org.joryu.kernel.analysis;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Java with its tokens.
///
/// @param tokens without comments
/// @param comments in order
record JavaText(String code, List<Token> tokens, List<Token> comments) {

    /// What carries on a line that could have ended.
    private static final Set<String> CONTINUING =
            Set.of("instanceof", "extends", "implements", "permits", "throws", "else", "catch", "finally", "while");

    /// Before a parenthesis, what a statement follows.
    private static final Set<String> HEADS = Set.of("if", "while", "for", "switch", "catch", "synchronized", "try");

    JavaText {
        tokens = List.copyOf(tokens);
        comments = List.copyOf(comments);
    }

    static JavaText of(String code) {
        var all = Scanner.tokens(code);
        return new JavaText(
                code,
                all.stream().filter(token -> !token.isComment()).toList(),
                all.stream().filter(Token::isComment).toList());
    }

    boolean isComment(int cursor) {
        return comments.stream().anyMatch(comment -> comment.holds(cursor));
    }

    /// The string or character that the cursor is in.
    Optional<Token> literalAt(int cursor) {
        return tokens.stream()
                .filter(token -> token.kind() == Token.Kind.LITERAL && token.holds(cursor))
                .findFirst();
    }

    /// The tokens that end at the place or before it.
    List<Token> before(int place) {
        int count = 0;
        while (count < tokens.size() && tokens.get(count).end() <= place) {
            count++;
        }
        return tokens.subList(0, count);
    }

    /// The number of tokens that begin before the place.
    int indexOf(int place) {
        int index = 0;
        while (index < tokens.size() && tokens.get(index).start() < place) {
            index++;
        }
        return index;
    }

    /// Whether a statement may end between the token and the next one, because a line does.
    boolean mayEndAfter(int index) {
        if (index + 1 >= tokens.size()) {
            return false;
        }
        var token = tokens.get(index);
        var next = tokens.get(index + 1);
        boolean endsLine = code.substring(token.end(), next.start()).indexOf('\n') >= 0;
        if (endsLine && token.kind() == Token.Kind.SIGN && beginsDeclaration(index + 1)) {
            // What comes before was left unfinished.
            return token.is("=") || token.is(".") || token.is("+");
        }
        if (!endsLine || !canEnd(token, index) || CONTINUING.contains(next.text())) {
            return false;
        }
        return next.kind() != Token.Kind.SIGN || next.is("@");
    }

    private boolean beginsDeclaration(int index) {
        return index + 2 < tokens.size()
                && tokens.get(index).isWord()
                && !Keywords.isOfStatements(tokens.get(index).text())
                && tokens.get(index + 1).isWord()
                && tokens.get(index + 2).is("=");
    }

    private boolean canEnd(Token token, int index) {
        if (token.is(")")) {
            int opener = Brackets.opener(tokens, index);
            boolean isHead = opener > 0 && HEADS.contains(tokens.get(opener - 1).text());
            boolean isAnnotation = opener > 1 && tokens.get(opener - 2).is("@");
            return !isHead && !isAnnotation;
        }
        if (token.isWord()) {
            boolean isAnnotation = index > 0 && tokens.get(index - 1).is("@");
            return !isAnnotation && !Keywords.isContinued(token.text());
        }
        return token.kind() != Token.Kind.SIGN || token.is("]");
    }

    /// The code with semicolons where lines end that need one, at unchanged offsets.
    String withSemicolons() {
        var text = new StringBuilder(code);
        for (int i = 0; i < tokens.size(); i++) {
            int end = tokens.get(i).end();
            if (end < text.length()
                    && Character.isWhitespace(text.charAt(end))
                    && mayEndAfter(i)
                    && isAmongStatements(i)) {
                text.setCharAt(end, ';');
            }
        }
        return text.toString();
    }

    private boolean isAmongStatements(int index) {
        var open = Brackets.open(tokens.subList(0, index + 1));
        return open.isEmpty() || open.getLast().is(Brackets.Content.STATEMENTS);
    }
}
