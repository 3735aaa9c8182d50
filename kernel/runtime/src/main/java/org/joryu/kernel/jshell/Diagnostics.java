package org.joryu.kernel.jshell;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import org.joryu.kernel.interpreter.ExecutionOutcome.Failed;
import org.joryu.kernel.jshell.Excerpt.Span;
import org.joryu.kernel.jshell.Problem.Symbol;

/// Tells what does not compile, with the cell's own line and a caret, and what could be done.
final class Diagnostics {

    /// The `ename` of what did not compile.
    private static final String NAME = "CompilationError";

    /// The place is where the method ends, the extent is all of it.
    private static final String NO_RETURN = "compiler.err.missing.ret.stmt";

    private final JShell shell;
    private final Fixes fixes;

    Diagnostics(JShell shell) {
        this.shell = shell;
        this.fixes = new Fixes(new Names(shell.sourceCodeAnalysis()));
    }

    /// The failure of a snippet that JShell rejected.
    Failed rejected(Snippet snippet, CellSource cell, CellSource.Piece piece) {
        return rejected(problems(snippet, piece), cell, piece);
    }

    /// The failure of a snippet that has such problems.
    Failed rejected(List<Problem> problems, CellSource cell, CellSource.Piece piece) {
        if (problems.isEmpty()) {
            return failed("this does not compile", lines(cell, piece));
        }
        var traceback = new ArrayList<String>();
        for (var problem : problems) {
            traceback.add(Ansi.red(NAME) + ": " + problem.summary());
            traceback.addAll(pointer(problem, cell, piece));
            problem.details().forEach(detail -> traceback.add("  " + detail));
            traceback.addAll(hints(fixes.of(problem, piece.code())));
        }
        return new Failed(NAME, problems.getFirst().summary(), traceback);
    }

    /// The failure of a declaration that cannot be used as long as something else is not declared.
    Failed unusable(DeclarationSnippet snippet, CellSource cell, CellSource.Piece piece) {
        var problems = problems(snippet, piece);
        var where =
                new ArrayList<>(problems.isEmpty() ? lines(cell, piece) : pointer(problems.getFirst(), cell, piece));
        where.addAll(hints(fixesForMissing(snippet)));
        return failed(waiting(snippet), where);
    }

    /// The failure of a call of something that was declared but cannot run yet.
    ///
    /// @param frames where the call is
    Failed calledTooEarly(DeclarationSnippet snippet, List<String> frames) {
        var where = new ArrayList<>(frames);
        where.addAll(hints(fixesForMissing(snippet)));
        return failed(waiting(snippet), where);
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

    /// The same, and what may have been meant.
    String notice(DeclarationSnippet snippet) {
        return waiting(snippet)
                + fixesForMissing(snippet).stream().map(fix -> "\n  " + fix).collect(Collectors.joining());
    }

    private List<String> fixesForMissing(DeclarationSnippet snippet) {
        var lines = new LinkedHashSet<String>();
        for (var missing : shell.unresolvedDependencies(snippet).toList()) {
            var words = missing.split("[ (]", 3);
            if (words.length > 1) {
                lines.addAll(fixes.forUnknown(new Symbol(words[0], words[1]), snippet.source()));
            }
        }
        return List.copyOf(lines);
    }

    private List<Problem> problems(Snippet snippet, CellSource.Piece piece) {
        var inserted = Insertion.between(piece.code(), snippet.source());
        return shell.diagnostics(snippet)
                .filter(Diag::isError)
                .map(Problem::of)
                .filter(problem -> !inserted.causes(problem))
                .map(inserted::without)
                .toList();
    }

    private static List<String> hints(List<String> fixes) {
        return fixes.stream().map(fix -> "  " + Ansi.green(fix)).toList();
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

    private static List<String> pointer(Problem problem, CellSource cell, CellSource.Piece piece) {
        // Of `text.lenght()` only the name is wrong.
        var name = problem.symbol().map(Symbol::name).orElse("");
        int named = name.isEmpty() ? -1 : piece.code().indexOf(name, problem.position());
        boolean isNamed = named >= 0 && named + name.length() <= problem.end();
        var start = piece.at(isNamed ? named : problem.start());
        var end = piece.at(isNamed ? named + name.length() : problem.end());
        boolean isTooMuch = problem.code().equals(NO_RETURN);
        if (!isTooMuch && start.line() == end.line() && start.column() < end.column()) {
            return excerpt(cell, start.line(), new Span(start.column(), end.column()));
        }
        // Too much to underline, such as a whole class: the place within it.
        var place = piece.at(problem.position());
        return excerpt(cell, place.line(), new Span(place.column(), place.column() + 1));
    }

    private static List<String> excerpt(CellSource cell, int line, Span span) {
        var lines = new ArrayList<String>();
        lines.add("  " + Ansi.cyan("%s, line %d".formatted(cell.name(), line)));
        lines.addAll(new Excerpt(cell, line, span).alone());
        return lines;
    }
}
