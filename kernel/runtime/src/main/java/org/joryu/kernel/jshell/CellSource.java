package org.joryu.kernel.jshell;

import java.util.ArrayList;
import java.util.List;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;

/// A cell cut into snippets, once, with each one's place in the cell.
///
/// @param number the cell's execution count
/// @param lines the cell's lines
/// @param pieces its snippets, in order
record CellSource(int number, List<String> lines, List<Piece> pieces) {

    /// One snippet.
    ///
    /// @param code its source, as JShell takes it
    /// @param offset where it begins in the cell, in UTF-16 units
    /// @param line the cell's line, from 1, on which it begins
    /// @param completeness what JShell thinks of it
    record Piece(String code, int offset, int line, Completeness completeness) {

        /// Whether it cannot compile, whatever else has been defined.
        boolean isBroken() {
            return completeness == Completeness.UNKNOWN || completeness == Completeness.DEFINITELY_INCOMPLETE;
        }
    }

    CellSource {
        lines = List.copyOf(lines);
        pieces = List.copyOf(pieces);
    }

    static CellSource split(String code, int number, SourceCodeAnalysis analysis) {
        var pieces = new ArrayList<Piece>();
        int offset = 0;
        var rest = code;
        while (!rest.isBlank()) {
            var info = analysis.analyzeCompletion(rest);
            if (info.completeness() == Completeness.EMPTY) {
                break;
            }
            // A broken snippet has no end: it is all the rest.
            var broken = info.source() == null
                    || info.completeness() == Completeness.DEFINITELY_INCOMPLETE
                    || info.completeness() == Completeness.UNKNOWN;
            var source = broken ? rest : info.source();
            int blanks = leadingBlanks(rest);
            pieces.add(new Piece(
                    source.stripLeading(), offset + blanks, lineOf(code, offset + blanks), info.completeness()));
            if (broken) {
                break;
            }
            offset = code.length() - info.remaining().length();
            rest = info.remaining();
        }
        return new CellSource(number, code.lines().toList(), pieces);
    }

    /// The text of a line of the cell, from 1; empty where there is none.
    String line(int line) {
        return line >= 1 && line <= lines.size() ? lines.get(line - 1) : "";
    }

    private static int leadingBlanks(String text) {
        return text.length() - text.stripLeading().length();
    }

    static int lineOf(String code, int offset) {
        return 1
                + (int) code.substring(0, offset).chars().filter(c -> c == '\n').count();
    }
}
