package org.joryu.kernel.jshell;

import jdk.jshell.SourceCodeAnalysis;
import org.joryu.kernel.interpreter.Completeness;

/// Whether code is whole, for consoles that must decide between running it and asking for more.
final class Entirety {

    private static final int INDENT = 4;

    private final SourceCodeAnalysis analysis;
    private final SyntaxCheck syntax = new SyntaxCheck();

    Entirety(SourceCodeAnalysis analysis) {
        this.analysis = analysis;
    }

    Completeness of(String code) {
        var pieces = CellSource.split(code, "", analysis).pieces();
        if (pieces.isEmpty()) {
            return new Completeness.Complete();
        }
        return switch (pieces.getLast().completeness()) {
            case DEFINITELY_INCOMPLETE -> new Completeness.Incomplete(indent(code));
            // An `if` may still get its `else`; an empty line says that it will not.
            case CONSIDERED_INCOMPLETE ->
                code.endsWith("\n") ? new Completeness.Complete() : new Completeness.Incomplete(indent(code));
            case UNKNOWN -> new Completeness.Invalid();
            case COMPLETE, COMPLETE_WITH_SEMI, EMPTY ->
                syntax.broken(pieces).isEmpty() ? new Completeness.Complete() : new Completeness.Invalid();
        };
    }

    /// That of the last line that has any text, and one step more where that line opens something.
    private static String indent(String code) {
        var last = code.lines().filter(line -> !line.isBlank()).reduce("", (before, line) -> line);
        var margin = last.substring(0, last.length() - last.stripLeading().length());
        var end = last.stripTrailing();
        boolean opens = end.endsWith("{") || end.endsWith("(") || end.endsWith("->") || end.endsWith("[");
        return opens ? margin + " ".repeat(INDENT) : margin;
    }
}
