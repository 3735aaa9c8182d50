package org.joryu.kernel.jshell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import org.joryu.kernel.interpreter.ExecutionOutcome.Failed;
import org.joryu.kernel.jshell.Excerpt.Span;

/// Tells what does not compile, with the cell's own line and a caret.
final class Diagnostics {

    /// The `ename` of what did not compile.
    private static final String NAME = "CompilationError";

    private final JShell shell;

    Diagnostics(JShell shell) {
        this.shell = shell;
    }

    /// The failure of a snippet that JShell rejected.
    Failed rejected(Snippet snippet, CellSource cell, CellSource.Piece piece) {
        var errors = shell.diagnostics(snippet).filter(Diag::isError).toList();
        if (errors.isEmpty()) {
            return failed("this does not compile", lines(cell, piece));
        }
        var traceback = new ArrayList<String>();
        for (var error : errors) {
            traceback.add(Ansi.red(NAME) + ": " + summary(error));
            traceback.addAll(pointer(error, cell, piece));
            traceback.addAll(details(error));
        }
        return new Failed(NAME, summary(errors.getFirst()), traceback);
    }

    /// The failure of a declaration that cannot be used as long as something else is not declared.
    Failed unusable(DeclarationSnippet snippet, CellSource cell, CellSource.Piece piece) {
        return failed(waiting(snippet), lines(cell, piece));
    }

    /// The failure of a call of something that was declared but cannot run yet.
    ///
    /// @param frames where the call is
    Failed calledTooEarly(DeclarationSnippet snippet, List<String> frames) {
        return failed(waiting(snippet), frames);
    }

    /// One sentence: what cannot be used, and what it waits for.
    String waiting(DeclarationSnippet snippet) {
        var missing = shell.unresolvedDependencies(snippet).collect(Collectors.joining(", "));
        var name = snippet instanceof MethodSnippet method
                ? "%s(%s)".formatted(method.name(), method.parameterTypes())
                : snippet.name();
        return missing.isEmpty()
                ? "%s cannot be used: it does not compile any more".formatted(name)
                : "%s cannot be used until %s is declared".formatted(name, missing);
    }

    private static Failed failed(String message, List<String> where) {
        var traceback = new ArrayList<String>();
        traceback.add(Ansi.red(NAME) + ": " + message);
        traceback.addAll(where);
        return new Failed(NAME, message, traceback);
    }

    private static List<String> lines(CellSource cell, CellSource.Piece piece) {
        return excerpt(cell, piece.start().line(), Span.UNKNOWN);
    }

    private static List<String> pointer(Diag error, CellSource cell, CellSource.Piece piece) {
        var start = piece.at((int) error.getStartPosition());
        var end = piece.at((int) error.getEndPosition());
        if (start.line() == end.line() && start.column() < end.column()) {
            return excerpt(cell, start.line(), new Span(start.column(), end.column()));
        }
        // Too much to underline, such as a whole class: the place within it.
        var place = piece.at((int) error.getPosition());
        return excerpt(cell, place.line(), new Span(place.column(), place.column() + 1));
    }

    private static List<String> excerpt(CellSource cell, int line, Span span) {
        var lines = new ArrayList<String>();
        lines.add("  " + Ansi.cyan("%s, line %d".formatted(cell.name(), line)));
        lines.addAll(new Excerpt(cell, line, span).alone());
        return lines;
    }

    /// One line: what is wrong and, where javac names it on another line, with which name.
    private static String summary(Diag error) {
        var lines = lines(error);
        var symbol = lines.stream().filter(line -> line.startsWith("symbol:")).findFirst();
        return SnippetNames.withoutWrappers(lines.getFirst())
                + symbol.map(line -> ": " + line.substring("symbol:".length()).strip())
                        .orElse("");
    }

    /// What javac says below its first line, without the wrapper class that everything in a cell is
    /// located in.
    private static List<String> details(Diag error) {
        return lines(error).stream()
                .skip(1)
                .filter(line -> !line.startsWith("symbol:") && !line.equals("location: class"))
                .map(line -> "  " + SnippetNames.withoutWrappers(line))
                .toList();
    }

    private static List<String> lines(Diag error) {
        return error.getMessage(Locale.ROOT).strip().lines().map(String::strip).toList();
    }
}
