package org.joryu.kernel.jshell;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.execution.LocalExecutionControlProvider;
import org.joryu.kernel.jshell.Outcome.Done;
import org.joryu.kernel.jshell.Outcome.Rejected;
import org.joryu.kernel.jshell.Outcome.Threw;

/// JShell as the JDK has it, without anything of ours.
final class PlainShell implements AutoCloseable {

    private final JShell shell = JShell.builder()
            .executionEngine(new LocalExecutionControlProvider(), Map.of())
            .build();

    PlainShell() {
        shell.eval("import module java.base;");
    }

    /// Runs a cell's snippets in order, up to the first that fails.
    Outcome run(String cell) {
        Outcome outcome = new Done("");
        var rest = cell;
        while (!rest.isBlank()) {
            var next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            var source = next.source() == null ? rest : next.source();
            for (var event : shell.eval(source)) {
                if (event.causeSnippet() == null) {
                    outcome = outcome(event);
                }
            }
            if (!(outcome instanceof Done) || next.source() == null) {
                return outcome;
            }
            rest = next.remaining();
        }
        return outcome;
    }

    private Outcome outcome(SnippetEvent event) {
        if (event.status() == Status.REJECTED) {
            return new Rejected(shell.diagnostics(event.snippet())
                    .filter(Diag::isError)
                    .map(diag -> Problem.of(diag).summary())
                    .toList());
        }
        return switch (event.exception()) {
            case EvalException thrown -> Threw.of(thrown.getExceptionClassName(), thrown.getMessage());
            case UnresolvedReferenceException early ->
                new Rejected(List.of(Objects.requireNonNull(early.getMessage())));
            case null, default -> new Done(value(event));
        };
    }

    private static String value(SnippetEvent event) {
        return switch (event.snippet().subKind()) {
            case TEMP_VAR_EXPRESSION_SUBKIND, VAR_VALUE_SUBKIND, OTHER_EXPRESSION_SUBKIND ->
                Objects.requireNonNullElse(event.value(), "");
            default -> "";
        };
    }

    @Override
    public void close() {
        shell.close();
    }
}
