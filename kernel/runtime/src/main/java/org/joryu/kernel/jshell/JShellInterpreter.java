package org.joryu.kernel.jshell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import org.joryu.kernel.analysis.CodeAssistant;
import org.joryu.kernel.interpreter.Cell;
import org.joryu.kernel.interpreter.Completeness;
import org.joryu.kernel.interpreter.Completions;
import org.joryu.kernel.interpreter.Declaration;
import org.joryu.kernel.interpreter.ExecutionOutcome;
import org.joryu.kernel.interpreter.ExecutionOutcome.Completed;
import org.joryu.kernel.interpreter.ExecutionOutcome.Failed;
import org.joryu.kernel.interpreter.ExecutionOutcome.Interrupted;
import org.joryu.kernel.interpreter.Inspection;
import org.joryu.kernel.interpreter.Workspace;
import org.joryu.notebook.Notebook;
import org.joryu.notebook.NotebookExtension;
import org.jspecify.annotations.Nullable;

/// Java, run by JShell in this process.
///
/// JShell is not thread-safe, so one lock guards it; the lock is given up while user code runs,
/// which is how completion and inspection answer beside a running cell.
///
/// ```java
/// try (var java = JShellInterpreter.open(List.of(Path.of("money.jar")))) {
///     var outcome = java.execute(new Cell("6 * 7", 1)); // Completed[hasValue=true, value=42]
/// }
/// ```
public final class JShellInterpreter implements Workspace {

    private static final List<String> IMPORTS = List.of("org.joryu.notebook.*");

    /// How long a console waits for a cell that is being compiled.
    private static final long PATIENCE_MILLIS = 500;

    /// Enough for a step of a training and its checkpoint. Jupyter's client kills a kernel 5 s after it has
    /// asked it to end.
    private static final Duration GRACE = Duration.ofSeconds(4);

    private final ReentrantLock compiler = new ReentrantLock(true);
    private final CellLoader loader;
    private final Interrupts interrupts;
    private final Handovers handovers;
    private final LateStops lateStops;
    private final JShell shell;
    private final SnippetRunner runner;
    private final Forgetting forgetting;
    private final Tracebacks tracebacks;
    private final UncaughtExceptions uncaught;
    private final CodeAssistant assistant;
    private final Entirety entirety;
    private final Declarations declarations;
    private final Extensions extensions;

    private JShellInterpreter(List<Path> classPath) {
        loader = new CellLoader(classPath);
        interrupts = new Interrupts(loader::isLibrary);
        handovers = new Handovers(interrupts::ofThisThread);
        var places = new Places();
        tracebacks = new Tracebacks(places);
        var sites = new HashMap<>(interrupts.sites());
        sites.putAll(handovers.sites());
        sites.putAll(new PrintedTraces(tracebacks).sites());
        loader.link(sites);
        var control = new InProcessControl(loader, compiler, interrupts);
        shell = Shells.create(control, places, classPath);
        runner = new SnippetRunner(shell, control, places);
        forgetting = new Forgetting(shell, loader);
        lateStops = new LateStops(places);
        uncaught = UncaughtExceptions.install(loader, tracebacks);
        entirety = new Entirety(shell.sourceCodeAnalysis());
        declarations = new Declarations(shell, control);
        assistant = new CodeAssistant(
                new SnippetSources(shell, compiler)::latest,
                this::compilerPath,
                new HeldValues(declarations, compiler)::of);
        extensions = new Extensions(loader);
    }

    /// Starts Java with the given jars and folders on the class path of its cells.
    ///
    /// The public types of `java.base` and of the seam need no import, nor does what the extensions
    /// found on the class path bring along.
    ///
    /// @throws IllegalArgumentException if an extension's import does not compile
    public static JShellInterpreter open(List<Path> classPath) {
        var interpreter = new JShellInterpreter(classPath);
        interpreter.importAll(IMPORTS);
        interpreter.welcomeExtensions();
        return interpreter;
    }

    /// What the compiler of the cells sees.
    private List<Path> compilerPath() {
        return Stream.concat(Stream.of(Shells.seam()), loader.entries()).toList();
    }

    /// What was found on the class path.
    public List<NotebookExtension> extensions() {
        return extensions.all();
    }

    private List<NotebookExtension> welcomeExtensions() {
        var found = extensions.discover();
        found.forEach(extension -> importAll(extension.imports()));
        return found;
    }

    private void importAll(List<String> imports) {
        for (var name : imports) {
            if (run("import " + name + ";", "default imports") instanceof Failed failure) {
                throw new IllegalArgumentException(
                        "import %s must compile, but: %s".formatted(name, failure.message()));
            }
        }
    }

    @Override
    public ExecutionOutcome execute(Cell cell) {
        return run(cell.code(), "cell " + cell.number());
    }

    @Override
    public ExecutionOutcome evaluate(String expression) {
        return run(expression, "expression");
    }

    @Override
    public ExecutionOutcome run(String code, String name) {
        return running(run -> locked(() -> {
            try {
                return runner.run(code, name, run::isInterrupted);
            } finally {
                forgetting.forget();
            }
        }));
    }

    @Override
    public ExecutionOutcome call(Supplier<? extends @Nullable Object> work) {
        return running(_ -> {
            if (!interrupts.enterUserCode()) {
                return new Interrupted(List.of());
            }
            try {
                return new Completed(true, work.get());
            } catch (RuntimeException | Error thrown) {
                return tracebacks.failure(thrown);
            } finally {
                interrupts.leaveUserCode();
            }
        });
    }

    @Override
    public void beside(Runnable work) {
        var run = interrupts.beginBeside(handovers.cell());
        try {
            // Stopped after the kernel announced it and before an interrupt could find it here.
            if (Notebook.current().cancellation().isCancelled()) {
                interruptBeside();
            }
            work.run();
        } finally {
            interrupts.endBeside(run);
        }
    }

    private ExecutionOutcome running(Function<CellRun, ExecutionOutcome> work) {
        var thread = Thread.currentThread();
        var outside = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        var run = interrupts.begin(handovers.cell());
        try {
            // Stopped after the kernel announced the cell and before an interrupt could find it here.
            if (Notebook.current().cancellation().isCancelled()) {
                return new Interrupted(List.of());
            }
            var outcome = work.apply(run);
            return run.isInterrupted() ? interrupted(outcome) : outcome;
        } finally {
            interrupts.end(run);
            thread.setContextClassLoader(outside);
        }
    }

    /// Where the cell was; that it was stopped is no failure of its own.
    private static Interrupted interrupted(ExecutionOutcome outcome) {
        return switch (outcome) {
            case Failed failed -> new Interrupted(failed.traceback());
            case Interrupted already -> already;
            case Completed completed -> new Interrupted(List.of());
        };
    }

    @Override
    public Completeness completeness(String code) {
        try {
            if (compiler.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                try {
                    return entirety.of(code);
                } finally {
                    compiler.unlock();
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return Entirety.guess(code);
    }

    @Override
    public Completions complete(String code, int cursor) {
        return assistant.complete(code, cursor);
    }

    @Override
    public Optional<Inspection> inspect(String code, int cursor, int detail) {
        return assistant.inspect(code, cursor, detail);
    }

    @Override
    public List<Path> classPath() {
        return loader.entries().toList();
    }

    @Override
    public List<NotebookExtension> addToClassPath(List<Path> entries) {
        locked(() -> {
            for (var entry : entries) {
                if (!Files.exists(entry)) {
                    throw new IllegalArgumentException("entries must be files and folders, but there is no " + entry);
                }
                if (!classPath().contains(entry)) {
                    shell.addToClasspath(entry.toString());
                }
            }
            return true;
        });
        return welcomeExtensions();
    }

    @Override
    public List<Declaration> declarations() {
        return locked(declarations::all);
    }

    @Override
    public <T> void define(String name, Class<T> type, T value) {
        locked(() -> {
            declarations.define(name, type, value);
            return true;
        });
    }

    private <T> T locked(Supplier<T> question) {
        compiler.lock();
        try {
            return question.get();
        } finally {
            compiler.unlock();
        }
    }

    @Override
    public void belongingAs(Supplier<? extends Executor> ofThisThread) {
        handovers.belongingAs(ofThisThread);
    }

    @Override
    public void interrupt() {
        interrupts.interrupt().ifPresent(lateStops::watch);
    }

    @Override
    public void interruptBeside() {
        interrupts.interruptBeside().forEach(lateStops::watch);
    }

    @Override
    public void close() {
        interrupts.interruptOnce();
        var _ = interrupts.interruptBeside();
        // While there are classes to do it with.
        extensions.closing(GRACE);
        assistant.close();
        uncaught.close();
        shell.close();
        try {
            loader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
