package org.joryu.kernel.magic;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.joryu.kernel.dependency.DependencyMagic;
import org.joryu.kernel.interpreter.Cell;
import org.joryu.kernel.interpreter.Completeness;
import org.joryu.kernel.interpreter.Completions;
import org.joryu.kernel.interpreter.ExecutionOutcome;
import org.joryu.kernel.interpreter.Inspection;
import org.joryu.kernel.interpreter.Interpreter;
import org.joryu.kernel.interpreter.Workspace;
import org.joryu.notebook.Magic;
import org.joryu.notebook.NotebookExtension;
import org.jspecify.annotations.Nullable;

/// An interpreter with magics: cells without any pass through it.
///
/// ```java
/// var java = JShellInterpreter.open(jars);
/// var notebook = MagicInterpreter.over(java);
/// java.extensions().forEach(notebook::add);
/// notebook.execute(new Cell("%time List.of(3, 1, 2).stream().sorted().toList()", 1));
/// ```
public final class MagicInterpreter implements Interpreter {

    private final Workspace java;
    private final Magics magics = new Magics();
    private final Stopping stopping = new Stopping();
    private final CellRun cells;
    private final MagicQuestions questions;

    private MagicInterpreter(Workspace java) {
        this.java = java;
        var environment = new Environment();
        cells = new CellRun(java, magics, stopping, environment);
        questions = new MagicQuestions(java, magics, cells.parser());
        magics.add(List.of(
                new TimeMagic(),
                new TimeitMagic(),
                new ClassPathMagic(),
                new DependencyMagic(),
                new LoadMagic(cells, stopping),
                new ShellMagic("bash"),
                new ShellMagic("sh"),
                new CaptureMagic(),
                new WriteFileMagic(),
                new EnvMagic(environment),
                new VarsMagic(java),
                new JvmMagic(),
                new AboutMagic(magics, java.classPath()),
                new HelpMagic(magics)));
    }

    /// The magics that need nothing but a workspace, over that workspace.
    public static MagicInterpreter over(Workspace java) {
        return new MagicInterpreter(java);
    }

    /// Adds the magics of a library, and what `%about` says of it. From any thread.
    public void add(NotebookExtension extension) {
        magics.add(extension);
    }

    /// Adds magics, in the place of those with the same names. From any thread.
    public void add(Collection<? extends Magic> more) {
        magics.add(more);
    }

    @Override
    public ExecutionOutcome execute(Cell cell) {
        if (!CellParser.mayHaveMagics(cell.code())) {
            return java.execute(cell);
        }
        return stopping.during(() ->
                cells.run(cell.code(), "cell " + cell.number(), code -> java.execute(new Cell(code, cell.number()))));
    }

    @Override
    public ExecutionOutcome evaluate(String expression) {
        return java.evaluate(expression);
    }

    @Override
    public ExecutionOutcome call(Supplier<? extends @Nullable Object> work) {
        return java.call(work);
    }

    @Override
    public void beside(Runnable work) {
        java.beside(work);
    }

    @Override
    public Completeness completeness(String code) {
        return CellParser.mayHaveMagics(code) ? questions.completeness(code) : java.completeness(code);
    }

    @Override
    public Completions complete(String code, int cursor) {
        return CellParser.mayHaveMagics(code) ? questions.complete(code, cursor) : java.complete(code, cursor);
    }

    @Override
    public Optional<Inspection> inspect(String code, int cursor, int detail) {
        return CellParser.mayHaveMagics(code)
                ? questions.inspect(code, cursor, detail)
                : java.inspect(code, cursor, detail);
    }

    @Override
    public void belongingAs(Supplier<? extends Executor> ofThisThread) {
        java.belongingAs(ofThisThread);
    }

    @Override
    public void interrupt() {
        stopping.interrupt();
        java.interrupt();
    }

    @Override
    public void interruptBeside() {
        java.interruptBeside();
    }

    @Override
    public void close() {
        stopping.interrupt();
        java.close();
    }
}
