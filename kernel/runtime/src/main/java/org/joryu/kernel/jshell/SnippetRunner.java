package org.joryu.kernel.jshell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BooleanSupplier;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.UnresolvedReferenceException;
import org.joryu.kernel.interpreter.Cell;
import org.joryu.kernel.interpreter.ExecutionOutcome;
import org.joryu.kernel.interpreter.ExecutionOutcome.Completed;
import org.joryu.kernel.interpreter.ExecutionOutcome.Failed;
import org.joryu.kernel.interpreter.ExecutionOutcome.Interrupted;
import org.jspecify.annotations.Nullable;

/// Runs the snippets of a cell in order, to the end or to the first that fails.
final class SnippetRunner {

    private final JShell shell;
    private final InProcessControl control;
    private final SourceCodeAnalysis analysis;
    private final Tracebacks tracebacks = new Tracebacks();
    private final Diagnostics diagnostics;

    SnippetRunner(JShell shell, InProcessControl control, SourceCodeAnalysis analysis) {
        this.shell = shell;
        this.control = control;
        this.analysis = analysis;
        this.diagnostics = new Diagnostics(shell);
    }

    /// @param stopped whether the cell has been interrupted; what is left of it is dropped then
    ExecutionOutcome run(Cell cell, BooleanSupplier stopped) {
        var source = CellSource.split(cell.code(), cell.number(), analysis);
        // A snippet that no parser takes is reported before anything of the cell has run.
        if (!source.pieces().isEmpty() && source.pieces().getLast().isBroken()) {
            return run(source, List.of(source.pieces().getLast()), stopped);
        }
        return run(source, source.pieces(), stopped);
    }

    private ExecutionOutcome run(CellSource cell, List<CellSource.Piece> pieces, BooleanSupplier stopped) {
        var declared = new LinkedHashMap<DeclarationSnippet, CellSource.Piece>();
        ExecutionOutcome outcome = Completed.WITHOUT_VALUE;
        for (var piece : pieces) {
            control.reset();
            var event = direct(shell.eval(piece.code()));
            var failure = failure(event, cell, piece);
            if (stopped.getAsBoolean()) {
                return new Interrupted(failure == null ? List.of() : failure.traceback());
            }
            if (failure != null) {
                return failure;
            }
            outcome = outcome(event.snippet());
            if (event.snippet() instanceof DeclarationSnippet declaration) {
                declared.put(declaration, piece);
            }
        }
        // Classes of one cell may name each other in any order, so this can only be judged at its end.
        for (var declaration : declared.entrySet()) {
            if (shell.status(declaration.getKey()) == Status.RECOVERABLE_NOT_DEFINED) {
                return diagnostics.unresolved(declaration.getKey(), cell, declaration.getValue());
            }
        }
        return outcome;
    }

    private static SnippetEvent direct(List<SnippetEvent> events) {
        return events.stream().filter(e -> e.causeSnippet() == null).findFirst().orElseThrow();
    }

    private @Nullable Failed failure(SnippetEvent event, CellSource cell, CellSource.Piece piece) {
        var snippet = event.snippet();
        tracebacks.remember(snippet, cell, piece);
        if (event.exception() instanceof UnresolvedReferenceException unresolved) {
            return diagnostics.unresolved(unresolved.getSnippet(), cell, piece);
        }
        if (event.exception() != null) {
            return thrown(event.exception());
        }
        if (event.status() == Status.REJECTED) {
            return diagnostics.of(snippet, cell, piece);
        }
        if (control.thrown() != null) {
            var internal = control.thrown();
            return new Failed(
                    internal.getClass().getName(), String.valueOf(internal.getMessage()), List.of(internal.toString()));
        }
        return null;
    }

    private Failed thrown(JShellException exception) {
        var thrown = control.thrown();
        var message = thrown == null ? exception.getMessage() : thrown.getMessage();
        return new Failed(
                Tracebacks.name(thrown, exception), message == null ? "" : message, tracebacks.of(thrown, exception));
    }

    private ExecutionOutcome outcome(Snippet snippet) {
        var hasValue = control.hasValue();
        var value = control.value();
        if (snippet.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
            // Nobody can name it, and JShell slows down with every snippet it keeps.
            shell.drop(snippet);
        }
        return switch (snippet.subKind()) {
            case TEMP_VAR_EXPRESSION_SUBKIND, VAR_VALUE_SUBKIND, OTHER_EXPRESSION_SUBKIND ->
                hasValue ? new Completed(true, value) : Completed.WITHOUT_VALUE;
            default -> Completed.WITHOUT_VALUE;
        };
    }
}
