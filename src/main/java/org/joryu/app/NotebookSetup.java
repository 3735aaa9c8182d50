package org.joryu.app;

import org.joryu.kernel.KernelSetup;
import org.joryu.kernel.interpreter.Interpreter;
import org.joryu.kernel.jshell.JShellInterpreter;
import org.joryu.kernel.magic.MagicInterpreter;
import org.joryu.notebook.Renderers;

/// What cells are given: Java, and every library of the distribution's `notebook/` folder with its renderers and
/// magics.
///
/// @param distribution whose libraries
record NotebookSetup(Distribution distribution) implements KernelSetup {

    @Override
    public Interpreter open(Renderers renderers) {
        LibraryLogs.quieten();
        var java = JShellInterpreter.open(distribution.notebookJars());
        var notebook = MagicInterpreter.over(java);
        for (var extension : java.extensions()) {
            extension.renderers().forEach(renderers::add);
            notebook.add(extension);
        }
        return notebook;
    }
}
