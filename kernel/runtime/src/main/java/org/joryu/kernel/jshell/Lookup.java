package org.joryu.kernel.jshell;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import org.joryu.kernel.interpreter.Inspection;

/// What is known of the name at the cursor.
final class Lookup {

    private static final int MAX_SIGNATURES = 12;

    private final SourceCodeAnalysis analysis;

    Lookup(SourceCodeAnalysis analysis) {
        this.analysis = analysis;
    }

    Optional<Inspection> at(String code, int cursor) {
        int end = nameEnd(code, Math.clamp(cursor, 0, code.length()));
        var before = code.substring(0, end);
        var pieces = CellSource.split(before, "", analysis).pieces();
        if (pieces.isEmpty()) {
            return Optional.empty();
        }
        // As part of a block with what precedes, which may not have been run; else alone.
        return Stream.of(pieces.getFirst(), pieces.getLast())
                .map(piece -> documentation(before.substring(piece.offset())))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .map(found -> new Inspection(Javadoc.bundle(found, MAX_SIGNATURES)));
    }

    /// JShell documents a method only where its arguments begin, and anything else only where they
    /// do not.
    private List<Documentation> documentation(String code) {
        var asMethod = analysis.documentation(code + "(", code.length() + 1, true);
        return asMethod.isEmpty() ? analysis.documentation(code, code.length(), true) : asMethod;
    }

    /// The end of the name that the cursor is in or behind; within arguments, that of the method
    /// they are for.
    private static int nameEnd(String code, int cursor) {
        int end = cursor;
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        if (end > 0 && Character.isJavaIdentifierPart(code.charAt(end - 1))) {
            return end;
        }
        int open = openParenthesis(code, cursor);
        return open < 0 ? end : open;
    }

    /// The parenthesis that the cursor stands within; -1 if none.
    private static int openParenthesis(String code, int cursor) {
        int closed = 0;
        for (int i = cursor - 1; i >= 0; i--) {
            char c = code.charAt(i);
            if (c == ')') {
                closed++;
            } else if (c == '(' && closed-- == 0) {
                return i;
            }
        }
        return -1;
    }
}
