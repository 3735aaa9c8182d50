package org.joryu.kernel.jshell;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;

/// Lets go of snippets that nobody can name again: statements and expressions that have run, and
/// declarations that another has replaced.
///
/// Their classes, and the values of their variables, are then there for as long as other code still
/// uses them, and the compiler need not read them over again.
final class Forgetting {

    /// How many there may be before it is worth looking for them, at the least.
    private static final int LEAST = 32;

    private final JShell shell;
    private final CellLoader loader;
    private final CompilerMemory memory;
    private int enough = LEAST;

    Forgetting(JShell shell, CellLoader loader) {
        this.shell = shell;
        this.loader = loader;
        this.memory = CompilerMemory.of(shell);
    }

    /// To be called between cells.
    void forget() {
        if (loader.snippets() < enough) {
            return;
        }
        var analysis = shell.sourceCodeAnalysis();
        Set<Snippet> alive = shell.snippets().filter(this::isAlive).collect(Collectors.toCollection(HashSet::new));
        var wrappers = alive.stream()
                .filter(snippet -> !(snippet instanceof ImportSnippet))
                .map(snippet -> analysis.wrapper(snippet).fullClassName())
                .collect(Collectors.toSet());
        memory.retain(alive, wrappers, loader.retain(wrappers));
        int kept = loader.snippets();
        enough = kept + Math.max(LEAST, kept / 8);
    }

    private boolean isAlive(Snippet snippet) {
        return shell.status(snippet).isActive()
                && switch (snippet) {
                    case VarSnippet variable -> variable.subKind() != SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
                    case MethodSnippet method -> true;
                    case TypeDeclSnippet type -> true;
                    case ImportSnippet it -> true;
                    default -> false; // JShell's snippets are not sealed; what is left declares nothing
                };
    }
}
