package org.joryu.kernel.jshell;

import jdk.jshell.SourceCodeAnalysis;
import org.joryu.kernel.analysis.Outline;
import org.joryu.kernel.interpreter.Completeness;

/// Whether code is whole, for consoles that must decide between running it and asking for more.
final class Entirety {

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

    /// What brackets and quotes tell, for when JShell cannot be asked.
    static Completeness guess(String code) {
        var outline = Outline.of(code);
        return outline.isOpen() ? new Completeness.Incomplete(outline.indent()) : new Completeness.Complete();
    }

    private static String indent(String code) {
        return Outline.of(code).indent();
    }
}
