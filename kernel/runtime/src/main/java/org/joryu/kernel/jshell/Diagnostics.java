package org.joryu.kernel.jshell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import org.joryu.kernel.interpreter.ExecutionOutcome.Failed;

/// Tells what does not compile, with the cell's own line and a caret.
final class Diagnostics {

    /// The `ename` of what did not compile.
    static final String NAME = "CompilationError";

    private final JShell shell;

    Diagnostics(JShell shell) {
        this.shell = shell;
    }

    /// The failure of a snippet that JShell rejected.
    Failed of(Snippet snippet, CellSource cell, CellSource.Piece piece) {
        var errors = shell.diagnostics(snippet).filter(Diag::isError).toList();
        var traceback = new ArrayList<String>();
        for (var error : errors) {
            describe(error, cell, piece, traceback);
        }
        var message = errors.isEmpty() ? "this does not compile" : summary(errors.getFirst());
        if (errors.isEmpty()) {
            traceback.add(Ansi.red(NAME) + ": " + message);
            traceback.add("  cell %d, line %d".formatted(cell.number(), piece.line()));
        }
        return new Failed(NAME, message, traceback);
    }

    /// The failure of a declaration that waits for something that was never declared.
    Failed unresolved(DeclarationSnippet snippet, CellSource cell, CellSource.Piece piece) {
        var missing = String.join(", ", shell.unresolvedDependencies(snippet).toList());
        var message = "%s cannot be used until %s is declared"
                .formatted(snippet.name(), missing.isEmpty() ? "what it needs" : missing);
        return new Failed(
                NAME,
                message,
                List.of(
                        Ansi.red(NAME) + ": " + message,
                        "  cell %d, line %d".formatted(cell.number(), piece.line()),
                        "    " + Ansi.bold(cell.line(piece.line()).strip())));
    }

    private static void describe(Diag error, CellSource cell, CellSource.Piece piece, List<String> text) {
        text.add(Ansi.red(NAME) + ": " + summary(error));
        int position = Math.clamp(error.getPosition(), 0, piece.code().length());
        int line = piece.line() + CellSource.lineOf(piece.code(), position) - 1;
        text.add("  cell %d, line %d".formatted(cell.number(), line));
        var source = cell.line(line);
        text.add("    " + source);
        int start = column(piece, position, line, cell);
        int width =
                Math.clamp(error.getEndPosition() - error.getStartPosition(), 1, Math.max(1, source.length() - start));
        text.add("    " + " ".repeat(start) + Ansi.red("^".repeat(width)));
    }

    /// The column in the cell's line; the first line of a snippet may begin in the middle of one.
    private static int column(CellSource.Piece piece, int position, int line, CellSource cell) {
        int inSnippet = position - (piece.code().lastIndexOf('\n', position - 1) + 1);
        if (line > piece.line()) {
            return inSnippet;
        }
        int before = 0;
        for (int i = 1; i < piece.line(); i++) {
            before += cell.line(i).length() + 1;
        }
        return Math.max(0, piece.offset() - before) + inSnippet;
    }

    /// One line: what is wrong and, where javac names it on another line, with which name.
    private static String summary(Diag error) {
        var lines =
                error.getMessage(Locale.ROOT).strip().lines().map(String::strip).toList();
        var symbol = lines.stream().filter(line -> line.startsWith("symbol:")).findFirst();
        return lines.getFirst()
                + symbol.map(line -> ": " + line.substring("symbol:".length()).strip())
                        .orElse("");
    }
}
