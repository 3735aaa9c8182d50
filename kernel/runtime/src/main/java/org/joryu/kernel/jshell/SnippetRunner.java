package org.joryu.kernel.jshell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Kind;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.UnresolvedReferenceException;
import org.joryu.kernel.interpreter.ExecutionOutcome;
import org.joryu.kernel.interpreter.ExecutionOutcome.Completed;
import org.joryu.kernel.interpreter.ExecutionOutcome.Failed;
import org.joryu.kernel.interpreter.ExecutionOutcome.Interrupted;
import org.joryu.notebook.MimeBundle;
import org.joryu.notebook.Notebook;
import org.jspecify.annotations.Nullable;

/// Runs the snippets of a cell in order, to the end or to the first that fails.
///
/// The value of a cell is that of its last snippet if that is an expression, with or without a
/// semicolon behind it; an assignment shows nothing, as in other kernels.
final class SnippetRunner {

    private final JShell shell;
    private final InProcessControl control;
    private final SourceCodeAnalysis analysis;
    private final SyntaxCheck syntax = new SyntaxCheck();
    private final Places places;
    private final Tracebacks tracebacks;
    private final Shapes shapes = new Shapes();
    private final CellCheck check;
    private final Diagnostics diagnostics;
    private final Provisional provisional;

    SnippetRunner(JShell shell, InProcessControl control, Places places) {
        this.shell = shell;
        this.control = control;
        this.places = places;
        this.tracebacks = new Tracebacks(places);
        this.analysis = shell.sourceCodeAnalysis();
        this.check = new CellCheck(shell);
        this.diagnostics = new Diagnostics(shell);
        this.provisional = new Provisional(shell, control, places);
    }

    /// @param name what to call this code in messages
    /// @param stopped whether the cell has been interrupted; what is left of it is dropped then
    ExecutionOutcome run(String code, String name, BooleanSupplier stopped) {
        var source = CellSource.split(code, name, analysis);
        var outcome = run(source, plan(source.pieces()), stopped);
        provisional.keep();
        return outcome;
    }

    /// All of the cell, or the one snippet that will be rejected: before anything of the cell has
    /// run.
    private CellPlan plan(List<CellSource.Piece> pieces) {
        if (pieces.size() < 2) {
            return CellPlan.asWritten(pieces);
        }
        if (pieces.getLast().isUnended()) {
            return CellPlan.asWritten(List.of(pieces.getLast()));
        }
        var plan = CellPlan.of(shapes.of(pieces));
        var suspects = syntax.broken(plan.expressions());
        for (var suspect : suspects) {
            // JShell itself has the last word on what it takes.
            if (analysis.sourceToSnippets(suspect.code()).stream().anyMatch(s -> s.kind() == Kind.ERRONEOUS)) {
                return CellPlan.asWritten(List.of(suspect));
            }
        }
        // Nor is anything said of a cell with something in it that only JShell can read.
        return suspects.isEmpty() ? plan : CellPlan.asWritten(pieces);
    }

    private ExecutionOutcome run(CellSource cell, CellPlan plan, BooleanSupplier stopped) {
        var notices = new Notices(shell, diagnostics, cell);
        var declared = new LinkedHashMap<DeclarationSnippet, CellSource.Piece>();
        ExecutionOutcome outcome = Completed.WITHOUT_VALUE;
        for (var piece : plan.pieces()) {
            if (plan.beginsCode(piece)) {
                var rejected = rejected(plan, declared, cell);
                if (rejected.isPresent()) {
                    provisional.takeBack();
                    return notices.below(rejected.get());
                }
            }
            places.begin(analysis, cell, piece);
            var events = RecordConstructors.evaluate(shell, plan.source(piece));
            var invocation = control.take();
            dropTemporary(events);
            provisional.add(events, cell, piece);
            var failure = failure(events, invocation, cell, piece);
            if (stopped.getAsBoolean()) {
                return new Interrupted(failure == null ? List.of() : failure.traceback());
            }
            if (failure != null) {
                if (isRejected(events)) {
                    provisional.takeBack();
                    return notices.below(failure);
                }
                return failure;
            }
            notices.add(events);
            for (var snippet : direct(events)) {
                var value = outcome(snippet, invocation);
                if (piece.equals(cell.pieces().getLast())) {
                    outcome = value;
                } else if (piece.isShown()) {
                    show(value);
                }
                if (snippet instanceof DeclarationSnippet declaration) {
                    declared.put(declaration, piece);
                }
            }
        }
        var unusable = unusable(declared, cell);
        return unusable != null ? unusable : withNotices(outcome, notices.sentences());
    }

    private static boolean isRejected(List<SnippetEvent> events) {
        return events.stream().anyMatch(event -> event.causeSnippet() == null && event.status() == Status.REJECTED);
    }

    /// The failure of a cell whose declarations have been evaluated and whose code must not run.
    private Optional<Failed> rejected(
            CellPlan plan, Map<DeclarationSnippet, CellSource.Piece> declared, CellSource cell) {
        if (!plan.declaresLate()) {
            var unusable = unusable(declared, cell);
            if (unusable != null) {
                return Optional.of(unusable);
            }
        }
        return check.of(plan).map(rejection -> diagnostics.rejected(rejection.problems(), cell, rejection.piece()));
    }

    /// The value of an expression in the middle of a cell, if it was left without a semicolon.
    private static void show(ExecutionOutcome outcome) {
        if (outcome instanceof Completed(var hasValue, var value) && hasValue) {
            Notebook.current().show(value);
        }
    }

    /// What the source itself declares or does: one snippet, or one for each variable of `int a,
    /// b;`.
    private static List<Snippet> direct(List<SnippetEvent> events) {
        return events.stream()
                .filter(event -> event.causeSnippet() == null)
                .map(SnippetEvent::snippet)
                .toList();
    }

    /// The variable that JShell makes of an expression: nobody has asked for its name, and JShell
    /// slows down with every variable it keeps.
    private void dropTemporary(List<SnippetEvent> events) {
        for (var snippet : direct(events)) {
            if (snippet.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND
                    && shell.status(snippet).isActive()) {
                shell.drop(snippet);
            }
        }
    }

    private @Nullable Failed failure(
            List<SnippetEvent> events, Invocation invocation, CellSource cell, CellSource.Piece piece) {
        for (var event : events) {
            if (event.causeSnippet() != null) {
                continue;
            }
            if (event.status() == Status.REJECTED) {
                return diagnostics.rejected(event.snippet(), cell, piece);
            }
            if (event.exception() instanceof UnresolvedReferenceException early) {
                return diagnostics.calledTooEarly(
                        early.getSnippet(),
                        invocation instanceof Invocation.Threw(var thrown) ? tracebacks.frames(thrown) : List.of());
            }
            if (invocation instanceof Invocation.Threw(var thrown)) {
                return tracebacks.failure(thrown);
            }
        }
        return null;
    }

    private ExecutionOutcome outcome(Snippet snippet, Invocation invocation) {
        return switch (snippet.subKind()) {
            case TEMP_VAR_EXPRESSION_SUBKIND, VAR_VALUE_SUBKIND, OTHER_EXPRESSION_SUBKIND ->
                invocation instanceof Invocation.Returned(var value)
                        ? new Completed(true, value)
                        : Completed.WITHOUT_VALUE;
            default -> Completed.WITHOUT_VALUE;
        };
    }

    /// Classes of one cell may name each other in any order, so this can only be judged at its end.
    private @Nullable Failed unusable(Map<DeclarationSnippet, CellSource.Piece> declared, CellSource cell) {
        for (var declaration : declared.entrySet()) {
            if (shell.status(declaration.getKey()) == Status.RECOVERABLE_NOT_DEFINED) {
                return diagnostics.unusable(declaration.getKey(), cell, declaration.getValue());
            }
        }
        return null;
    }

    /// A cell that shows nothing shows what its user should know.
    private static ExecutionOutcome withNotices(ExecutionOutcome outcome, List<String> sentences) {
        return sentences.isEmpty() || !outcome.equals(Completed.WITHOUT_VALUE)
                ? outcome
                : new Completed(true, MimeBundle.text(String.join("\n", sentences)));
    }
}
