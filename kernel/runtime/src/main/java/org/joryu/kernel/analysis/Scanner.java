package org.joryu.kernel.analysis;

import java.util.ArrayList;
import java.util.List;

/// Cuts Java into tokens, whether or not it is whole.
final class Scanner {

    private static final String TEXT_BLOCK = "\"\"\"";

    private final String code;

    private Scanner(String code) {
        this.code = code;
    }

    /// All tokens, comments included.
    static List<Token> tokens(String code) {
        var scanner = new Scanner(code);
        var tokens = new ArrayList<Token>();
        int at = 0;
        while (at < code.length()) {
            if (Character.isWhitespace(code.charAt(at))) {
                at++;
            } else {
                var token = scanner.tokenAt(at);
                tokens.add(token);
                at = token.end();
            }
        }
        return tokens;
    }

    /// Whether a statement may follow.
    static boolean endsStatement(Token token) {
        return token.is(";") || token.is("{") || token.is("}");
    }

    private Token tokenAt(int start) {
        char c = code.charAt(start);
        if (code.startsWith("//", start)) {
            return until("\n", start, start, Token.Kind.LINE_COMMENT);
        }
        if (code.startsWith("/*", start)) {
            return until("*/", start + 2, start, Token.Kind.BLOCK_COMMENT);
        }
        if (code.startsWith(TEXT_BLOCK, start)) {
            return textBlock(start);
        }
        if (c == '"' || c == '\'') {
            return literal(start, c);
        }
        if (Character.isJavaIdentifierStart(c)) {
            return token(Token.Kind.WORD, start, wordEnd(start));
        }
        if (Character.isDigit(c)) {
            return token(Token.Kind.NUMBER, start, numberEnd(start));
        }
        boolean isPair = code.startsWith("->", start) || code.startsWith("::", start);
        return token(Token.Kind.SIGN, start, start + (isPair ? 2 : 1));
    }

    private Token until(String mark, int from, int start, Token.Kind kind) {
        int found = code.indexOf(mark, from);
        boolean isLine = kind == Token.Kind.LINE_COMMENT;
        int end = found < 0 ? code.length() : isLine ? found : found + mark.length();
        return new Token(kind, code.substring(start, end), start, end, isLine || found >= 0);
    }

    private Token textBlock(int start) {
        for (int at = start + TEXT_BLOCK.length(); at < code.length(); at++) {
            if (code.charAt(at) == '\\') {
                at++;
            } else if (code.startsWith(TEXT_BLOCK, at)) {
                return token(Token.Kind.LITERAL, start, at + TEXT_BLOCK.length());
            }
        }
        return new Token(Token.Kind.LITERAL, code.substring(start), start, code.length(), false);
    }

    /// A string or a character ends with its line at the latest.
    private Token literal(int start, char quote) {
        int at = start + 1;
        for (; at < code.length() && code.charAt(at) != '\n'; at++) {
            if (code.charAt(at) == '\\') {
                at++;
            } else if (code.charAt(at) == quote) {
                return token(Token.Kind.LITERAL, start, at + 1);
            }
        }
        int end = Math.min(at, code.length());
        return new Token(Token.Kind.LITERAL, code.substring(start, end), start, end, false);
    }

    private int wordEnd(int start) {
        int end = start;
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        return end;
    }

    private int numberEnd(int start) {
        int end = wordEnd(start);
        boolean hasFraction =
                end + 1 < code.length() && code.charAt(end) == '.' && Character.isDigit(code.charAt(end + 1));
        return hasFraction ? wordEnd(end + 1) : end;
    }

    private Token token(Token.Kind kind, int start, int end) {
        return new Token(kind, code.substring(start, end), start, end, true);
    }
}
