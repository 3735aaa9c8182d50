package org.joryu.kernel.magic;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joryu.kernel.interpreter.ExecutionOutcome;
import org.joryu.kernel.interpreter.ExecutionOutcome.Completed;
import org.joryu.kernel.interpreter.Workspace;
import org.joryu.notebook.MagicCall;
import org.joryu.notebook.Notebook;
import org.jspecify.annotations.Nullable;

/// A call of a magic in a cell.
///
/// @param java runs Java in the place where the magic has it from
record BoundCall(Part.Call part, Workspace workspace, Magics magics, Environment overlay, CellRun.JavaRunner java)
        implements MagicCall {

    @Override
    public String arguments() {
        return part.arguments();
    }

    @Override
    public Optional<String> body() {
        return part.body();
    }

    @Override
    public @Nullable Object run(String code) {
        ExecutionOutcome outcome = java.run(code);
        if (outcome instanceof Completed completed) {
            return completed.value();
        }
        throw new NestedOutcome(outcome);
    }

    @Override
    public <T> void define(String name, Class<T> type, T value) {
        workspace.define(name, type, value);
    }

    @Override
    public List<Path> classPath() {
        return workspace.classPath();
    }

    @Override
    public void addToClassPath(List<Path> entries) {
        for (var extension : workspace.addToClassPath(entries)) {
            magics.add(extension);
            extension.renderers().forEach(Notebook.current()::render);
            System.out.println("extension: " + extension.name());
        }
    }

    @Override
    public Map<String, String> environment() {
        return overlay.variables();
    }
}
