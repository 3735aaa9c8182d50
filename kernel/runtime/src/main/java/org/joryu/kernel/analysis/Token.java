package org.joryu.kernel.analysis;

import java.util.Set;

/// A piece of Java text.
///
/// @param start where it begins in the text
/// @param end where it ends, exclusive
/// @param isEnded false of a string, character or comment that the text breaks off
record Token(Kind kind, String text, int start, int end, boolean isEnded) {

    enum Kind {
        /// An identifier or a keyword.
        WORD,
        NUMBER,
        /// A string, text block or character, with its quotes.
        LITERAL,
        LINE_COMMENT,
        BLOCK_COMMENT,
        /// An operator or a separator.
        SIGN
    }

    private static final Set<Kind> COMMENTS = Set.of(Kind.LINE_COMMENT, Kind.BLOCK_COMMENT);

    boolean is(String expected) {
        return text.equals(expected);
    }

    boolean isWord() {
        return kind == Kind.WORD;
    }

    boolean isComment() {
        return COMMENTS.contains(kind);
    }

    boolean opens() {
        return kind == Kind.SIGN && (is("(") || is("[") || is("{"));
    }

    boolean closes() {
        return kind == Kind.SIGN && (is(")") || is("]") || is("}"));
    }

    /// Whether what is typed at this place goes into the token.
    boolean holds(int cursor) {
        boolean isOpenEnded = !isEnded || kind == Kind.LINE_COMMENT;
        return start < cursor && (cursor < end || (cursor == end && isOpenEnded));
    }
}
