package org.joryu.kernel.jshell;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;

/// What a cell did to other declarations and nobody would see: that a method waits for another,
/// that a variable lost its value because its class was declared anew. And what of it was left out.
final class Notices {

    private final JShell shell;
    private final Diagnostics diagnostics;
    private final List<String> packages;
    private final Set<DeclarationSnippet> waiting = new LinkedHashSet<>();
    private final Set<String> reset = new LinkedHashSet<>();

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
                changed(variable, event);
            }
        }
    }

    private void changed(VarSnippet variable, SnippetEvent event) {
        var what = switch (event.status()) {
            case VALID -> "has lost its value";
            case RECOVERABLE_DEFINED, RECOVERABLE_NOT_DEFINED -> "is gone";
            case OVERWRITTEN, DROPPED, REJECTED, NONEXISTENT -> "";
        };
        if (!what.isEmpty()) {
            reset.add("%s %s, because %s was declared anew".formatted(variable.name(), what, nameOf(event)));
        }
    }

    private static String nameOf(SnippetEvent event) {
        return event.causeSnippet() instanceof DeclarationSnippet cause ? cause.name() : "what it is made of";
    }

    /// One sentence each, as things stand at the end of the cell.
    List<String> sentences() {
        var sentences = new ArrayList<String>();
        for (var name : packages) {
            sentences.add("package %s; is left out: what cells declare is in no package".formatted(name));
        }
        sentences.addAll(reset);
        for (var declared : waiting) {
            if (shell.status(declared) == Status.RECOVERABLE_DEFINED) {
                sentences.add(diagnostics.notice(declared));
            }
        }
        return sentences;
    }
}
