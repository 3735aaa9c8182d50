package org.joryu.kernel.jshell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import org.joryu.kernel.interpreter.Cell;
import org.joryu.kernel.interpreter.Completeness;
import org.joryu.kernel.interpreter.Completions;
import org.joryu.kernel.interpreter.ExecutionOutcome;
import org.joryu.kernel.interpreter.ExecutionOutcome.Failed;
import org.joryu.kernel.interpreter.ExecutionOutcome.Interrupted;
import org.joryu.kernel.interpreter.Inspection;
import org.joryu.kernel.interpreter.Interpreter;
import org.joryu.notebook.NotebookExtension;
import org.jspecify.annotations.Nullable;

/// Java, run by JShell in this process.
///
/// JShell is not thread-safe, so one lock guards it; the lock is given up while user code runs, which is how completion
/// and inspection answer beside a running cell.
public final class JShellInterpreter implements Interpreter {

    private static final List<String> IMPORTS = List.of("org.joryu.notebook.*");

    private final ReentrantLock compiler = new ReentrantLock(true);
    private final CellLoader loader;
    private final JShell shell;
    private final SnippetRunner runner;
    private final Analysis analysis;
    private final List<NotebookExtension> extensions;
    private final AtomicReference<@Nullable Running> running = new AtomicReference<>();

    /// The cell that runs and the thread it runs on.
    private record Running(CellToken token, Thread thread) {}

    private JShellInterpreter(List<Path> classPath) {
        loader = new CellLoader(classPath);
        var control = new InProcessControl(loader, compiler);
        shell = Shells.create(control, classPath);
        SourceCodeAnalysis code = shell.sourceCodeAnalysis();
        runner = new SnippetRunner(shell, control, code);
        analysis = new Analysis(code, compiler);
        extensions = ServiceLoader.load(NotebookExtension.class, loader).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /// Starts Java with the given jars and folders on the class path of its cells.
    ///
    /// Extensions found there have their imports in force before the first cell.
    ///
    /// @throws IllegalArgumentException if an extension's import does not compile
    public static JShellInterpreter open(List<Path> classPath) {
        var interpreter = new JShellInterpreter(classPath);
        interpreter.importAll(IMPORTS);
        interpreter.extensions.forEach(extension -> interpreter.importAll(extension.imports()));
        return interpreter;
    }

    /// The loader of the cells' classes and of their class path.
    public ClassLoader classLoader() {
        return loader;
    }

    /// What was found on the class path.
    public List<NotebookExtension> extensions() {
        return extensions;
    }

    private void importAll(List<String> imports) {
        for (var name : imports) {
            if (execute(new Cell("import " + name + ";", 0)) instanceof Failed failure) {
                throw new IllegalArgumentException(
                        "import %s must compile, but: %s".formatted(name, failure.message()));
            }
        }
    }

    @Override
    public ExecutionOutcome execute(Cell cell) {
        return run(cell);
    }

    @Override
    public ExecutionOutcome evaluate(String expression) {
        return run(new Cell(expression, 0));
    }

    private ExecutionOutcome run(Cell cell) {
        var token = new CellToken();
        var thread = Thread.currentThread();
        var outside = thread.getContextClassLoader();
        BackEdge.enter(token);
        thread.setContextClassLoader(loader);
        running.set(new Running(token, thread));
        compiler.lock();
        try {
            var outcome = runner.run(cell, () -> BackEdge.isInterrupted(token));
            return BackEdge.isInterrupted(token) ? interrupted(outcome) : outcome;
        } finally {
            compiler.unlock();
            running.set(null);
            // An interrupt that came too late for this cell must not reach the next.
            Thread.interrupted();
            thread.setContextClassLoader(outside);
            BackEdge.leave();
        }
    }

    private static Interrupted interrupted(ExecutionOutcome outcome) {
        return switch (outcome) {
            case Failed failed ->
                new Interrupted(failed.traceback().stream().skip(1).toList());
            case Interrupted already -> already;
            case ExecutionOutcome.Completed completed -> new Interrupted(List.of());
        };
    }

    @Override
    public Completeness completeness(String code) {
        return analysis.completeness(code);
    }

    @Override
    public Completions complete(String code, int cursor) {
        return analysis.complete(code, cursor);
    }

    @Override
    public Optional<Inspection> inspect(String code, int cursor, int detail) {
        return analysis.inspect(code, cursor);
    }

    @Override
    public void interrupt() {
        var current = running.get();
        if (current != null) {
            current.thread.interrupt();
            BackEdge.interrupt(current.token);
        }
    }

    @Override
    public void close() {
        interrupt();
        shell.close();
    }
}
