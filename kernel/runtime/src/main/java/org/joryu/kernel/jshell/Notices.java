package org.joryu.kernel.jshell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;
import org.joryu.kernel.interpreter.ExecutionOutcome.Failed;

/// What a cell did to other declarations and nobody would see: that a method waits for another,
/// that a variable lost its value because its class was declared anew. And what of it was left out.
final class Notices {

    private final JShell shell;
    private final Diagnostics diagnostics;
    private final List<String> packages;
    private final Set<DeclarationSnippet> waiting = new LinkedHashSet<>();
    private final Map<VarSnippet, String> changed = new LinkedHashMap<>();

    Notices(JShell shell, Diagnostics diagnostics, CellSource cell) {
        this.shell = shell;
        this.diagnostics = diagnostics;
        this.packages = cell.packages();
    }

    /// Takes note of what evaluating one snippet did.
    void add(List<SnippetEvent> events) {
        for (var event : events) {
            if (event.causeSnippet() == null) {
                if (event.snippet() instanceof DeclarationSnippet declared) {
                    waiting.add(declared);
                }
            } else if (event.snippet() instanceof VarSnippet variable && event.previousStatus() == Status.VALID) {
                changed.put(variable, nameOf(event));
            }
        }
    }

    private Stream<String> lost() {
        return changed.entrySet().stream().flatMap(change -> sentence(change.getKey(), change.getValue()).stream());
    }

    /// As things stand now: what is gone may have come back.
    private Optional<String> sentence(VarSnippet variable, String cause) {
        var what = switch (shell.status(variable)) {
            case VALID -> "has lost its value";
            case RECOVERABLE_DEFINED, RECOVERABLE_NOT_DEFINED -> "is gone";
            case OVERWRITTEN, DROPPED, REJECTED, NONEXISTENT -> "";
        };
        return what.isEmpty()
                ? Optional.empty()
                : Optional.of("%s %s, because %s was declared anew".formatted(variable.name(), what, cause));
    }

    private static String nameOf(SnippetEvent event) {
        return event.causeSnippet() instanceof DeclarationSnippet cause ? cause.name() : "what it is made of";
    }

    /// The failure of a cell that has run nothing, with what it did to variables nevertheless.
    Failed below(Failed failure) {
        var traceback = new ArrayList<>(failure.traceback());
        traceback.addAll(lost().toList());
        return new Failed(failure.name(), failure.message(), traceback);
    }

    /// One sentence each, as things stand at the end of the cell.
    List<String> sentences() {
        var sentences = new ArrayList<String>();
        for (var name : packages) {
            sentences.add("package %s; is left out: what cells declare is in no package".formatted(name));
        }
        sentences.addAll(lost().toList());
        for (var declared : waiting) {
            if (shell.status(declared) == Status.RECOVERABLE_DEFINED) {
                sentences.add(diagnostics.notice(declared));
            }
        }
        return sentences;
    }
}
