package org.joryu.kernel.jshell;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jdk.jshell.JShell;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.VarSnippet;

/// What a cell has declared as long as none of its code has run, and what that replaced: taken back
/// when the cell is rejected.
///
/// JShell gives up a declaration for a new one of its name even if it rejects that; a variable would
/// be lost by a slip of the pen.
final class Provisional {

    private final JShell shell;
    private final SourceCodeAnalysis analysis;
    private final InProcessControl control;
    private final Places places;

    /// Where what is declared stands, so that errors in it are still told once it is restored.
    private final Map<Snippet, Origin> origins = new HashMap<>();

    private final List<Snippet> fresh = new ArrayList<>();

    /// What took the place of what was there.
    private final Map<Snippet, Snippet> replaced = new LinkedHashMap<>();

    private record Origin(CellSource cell, CellSource.Piece piece) {}

    Provisional(JShell shell, InProcessControl control, Places places) {
        this.shell = shell;
        this.analysis = shell.sourceCodeAnalysis();
        this.control = control;
        this.places = places;
    }

    /// Takes note of what evaluating a piece did. If it ran anything, what came before stays.
    void add(List<SnippetEvent> events, CellSource cell, CellSource.Piece piece) {
        for (var event : events) {
            var snippet = event.snippet();
            if (event.causeSnippet() == null && event.status() != Status.REJECTED) {
                if (snippet instanceof VarSnippet || !(snippet instanceof PersistentSnippet)) {
                    keep();
                }
                if (snippet instanceof PersistentSnippet && snippet.subKind() != SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
                    fresh.add(snippet);
                    origins.put(snippet, new Origin(cell, piece));
                }
            } else if (event.causeSnippet() != null && event.status() == Status.OVERWRITTEN) {
                replaced.put(snippet, event.causeSnippet());
            }
        }
    }

    /// Whatever comes now, what was declared stays.
    void keep() {
        replaced.keySet().forEach(origins::remove);
        replaced.clear();
        fresh.clear();
    }

    /// Makes things as they were.
    void takeBack() {
        replaced.forEach((old, by) -> {
            if (isSame(old, by)) {
                fresh.remove(by);
                origins.remove(old);
            } else if (!fresh.contains(old) && !(old instanceof VarSnippet && fresh.contains(by))) {
                restore(old);
            }
        });
        for (var snippet : fresh.reversed()) {
            origins.remove(snippet);
            if (shell.status(snippet).isActive()) {
                shell.drop(snippet);
            }
        }
        replaced.clear();
        fresh.clear();
    }

    private boolean isSame(Snippet old, Snippet by) {
        return shell.status(by).isActive() && by.source().equals(old.source());
    }

    private void restore(Snippet old) {
        var origin = origins.remove(old);
        if (origin != null) {
            places.begin(analysis, origin.cell(), origin.piece());
        }
        var value = old instanceof VarSnippet variable ? field(variable) : null;
        // Not run, since it was.
        for (var event : control.withoutRunning(() -> shell.eval(old.source()))) {
            if (event.causeSnippet() == null) {
                if (origin != null) {
                    origins.put(event.snippet(), origin);
                }
                if (value != null && event.snippet() instanceof VarSnippet variable) {
                    copy(value, field(variable));
                }
            }
        }
    }

    private Field field(VarSnippet variable) {
        try {
            return control.variable(analysis.wrapper(variable).fullClassName(), variable.name());
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(variable.name() + " cannot be restored", failure);
        }
    }

    private static void copy(Field from, Field to) {
        if (from.getType() != to.getType()) {
            return; // its class was declared anew as well, and nothing of the old one fits
        }
        try {
            to.set(null, from.get(null));
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(from.getName() + " cannot be given its value", failure);
        }
    }
}
