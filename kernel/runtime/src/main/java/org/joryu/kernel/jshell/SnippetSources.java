package org.joryu.kernel.jshell;

import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;
import org.joryu.kernel.analysis.Declared;
import org.joryu.kernel.analysis.Declared.Variable;

/// What cells have declared, as source, for those who do not want to wait for JShell.
final class SnippetSources {

    /// While a snippet is compiled JShell cannot be asked; longer than that takes, as a rule.
    private static final long PATIENCE_MILLIS = 60;

    private final JShell shell;
    private final ReentrantLock compiler;
    private volatile Declared latest = Declared.NONE;

    SnippetSources(JShell shell, ReentrantLock compiler) {
        this.shell = shell;
        this.compiler = compiler;
    }

    /// As of now, or of the last time that JShell could be asked.
    Declared latest() {
        try {
            if (compiler.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                try {
                    latest = read();
                } finally {
                    compiler.unlock();
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return latest;
    }

    private Declared read() {
        var imports = new ArrayList<String>();
        var variables = new ArrayList<Variable>();
        var sources = new ArrayList<String>();
        shell.snippets().filter(snippet -> shell.status(snippet).isActive()).forEach(snippet -> {
            switch (snippet) {
                case ImportSnippet it -> imports.add(it.source().strip());
                case VarSnippet it -> {
                    if (it.subKind() != SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
                        variables.add(new Variable(it.typeName(), it.name()));
                    }
                }
                case MethodSnippet it -> sources.add(it.source().strip());
                case TypeDeclSnippet it -> sources.add(it.source().strip());
                default -> {} // JShell's snippets are not sealed; what is left declares nothing
            }
        });
        return new Declared(imports, variables, sources);
    }
}
