package org.joryu.kernel.interpreter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.joryu.kernel.interpreter.ExecutionOutcome.Completed;
import org.joryu.notebook.MimeBundle;
import org.jspecify.annotations.Nullable;

/// A language whose programs are told beforehand what to do. What it was not told, it completes
/// without a value.
public final class ScriptedInterpreter implements Interpreter {

    private final Map<String, Function<Cell, ExecutionOutcome>> script = new HashMap<>();
    private final List<String> executed = new CopyOnWriteArrayList<>();
    private final List<Runnable> onInterrupt = new ArrayList<>();
    private volatile Thread running = Thread.currentThread();
    private volatile Thread beside = Thread.currentThread();
    private volatile Supplier<? extends Executor> ofThisThread = () -> Runnable::run;
    private volatile boolean closed;

    /// Makes cells with this code do this.
    public ScriptedInterpreter on(String code, Function<Cell, ExecutionOutcome> behaviour) {
        script.put(code, behaviour);
        return this;
    }

    /// Makes cells with this code print or wait, and then end without a value.
    public ScriptedInterpreter doing(String code, Runnable action) {
        return on(code, _ -> {
            action.run();
            return Completed.WITHOUT_VALUE;
        });
    }

    /// Makes cells with this code yield a value.
    public ScriptedInterpreter yielding(String code, @Nullable Object value) {
        return on(code, _ -> new Completed(true, value));
    }

    /// Makes cells with this code fail.
    public ScriptedInterpreter failing(String code, String name, String message) {
        return on(code, _ -> new ExecutionOutcome.Failed(name, message, List.of(name + ": " + message)));
    }

    public ScriptedInterpreter whenInterrupted(Runnable action) {
        onInterrupt.add(action);
        return this;
    }

    /// What belongs to the calling thread, as a cell that hands over work asks.
    public Executor ofThisThread() {
        return ofThisThread.get();
    }

    public List<String> executed() {
        return executed;
    }

    public boolean isClosed() {
        return closed;
    }

    @Override
    public ExecutionOutcome execute(Cell cell) {
        running = Thread.currentThread();
        executed.add(cell.code());
        return script.getOrDefault(cell.code(), _ -> Completed.WITHOUT_VALUE).apply(cell);
    }

    @Override
    public ExecutionOutcome evaluate(String expression) {
        return script.getOrDefault(expression, _ -> Completed.WITHOUT_VALUE).apply(new Cell(expression, 0));
    }

    @Override
    public ExecutionOutcome call(Supplier<? extends @Nullable Object> work) {
        running = Thread.currentThread();
        return new Completed(true, work.get());
    }

    @Override
    public void beside(Runnable work) {
        beside = Thread.currentThread();
        work.run();
    }

    @Override
    public Completeness completeness(String code) {
        return code.endsWith("{")
                ? new Completeness.Incomplete("    ")
                : code.contains("?!") ? new Completeness.Invalid() : new Completeness.Complete();
    }

    /// Proposes `length` after the last dot.
    @Override
    public Completions complete(String code, int cursor) {
        int start = code.lastIndexOf('.', cursor - 1) + 1;
        return new Completions(List.of(new Completions.Item("length", "function", "int length()")), start, cursor);
    }

    @Override
    public Optional<Inspection> inspect(String code, int cursor, int detail) {
        return code.startsWith("known")
                ? Optional.of(new Inspection(MimeBundle.text(code.substring(0, cursor) + " at detail " + detail)))
                : Optional.empty();
    }

    @Override
    public void belongingAs(Supplier<? extends Executor> ofThisThread) {
        this.ofThisThread = ofThisThread;
    }

    @Override
    public void interrupt() {
        running.interrupt();
        onInterrupt.forEach(Runnable::run);
    }

    @Override
    public void interruptBeside() {
        beside.interrupt();
    }

    @Override
    public void close() {
        closed = true;
    }
}
