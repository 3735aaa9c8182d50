package org.joryu.kernel.interpreter;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A language that runs cells.
///
/// `execute` and `evaluate` are called by one thread at a time. `complete`, `inspect`, `completeness`
/// and `interrupt` may come from other threads while a cell runs and must not wait for it.
public interface Interpreter extends AutoCloseable {

    /// Runs one cell to its end on the calling thread. Never throws for what user code does.
    ///
    /// @param cell its source and number
    ExecutionOutcome execute(Cell cell);

    /// Evaluates one expression beside the cells, for `user_expressions`.
    ExecutionOutcome evaluate(String expression);

    /// Does something on the calling thread that calls code of cells, such as the `toString` of a value, as
    /// a cell of its own: `interrupt` stops it, and what it throws is an outcome.
    ///
    /// @param work yields the value of the outcome
    ExecutionOutcome call(Supplier<? extends @Nullable Object> work);

    /// Does something on the calling thread that calls code of cells while cells may run, such as the
    /// handler of a widget. `interrupt` leaves it alone, and [#interruptBeside] stops it. What the code
    /// throws is thrown.
    void beside(Runnable work);

    /// Whether a console should run this text or ask for more lines.
    Completeness completeness(String code);

    /// What may stand at `cursor`.
    Completions complete(String code, int cursor);

    /// What is known of the name at `cursor`, if anything.
    ///
    /// @param detail 0 for a signature and its documentation, 1 for the source where there is one
    Optional<Inspection> inspect(String code, int cursor, int detail);

    /// Names who says what a thread belongs to. Where code of a cell hands work to a thread that it did
    /// not start, such as one of a pool, `ofThisThread` is asked first, and the executor that it answers,
    /// which must run things at once, is given the work there: so it still belongs to that cell.
    void belongingAs(Supplier<? extends Executor> ofThisThread);

    /// Stops the running cell, and no other code; its `execute` then returns [ExecutionOutcome.Interrupted]. Returns at
    /// once,
    /// and does nothing when no cell runs.
    void interrupt();

    /// Stops what runs [#beside] the cells. Returns at once, and does nothing when nothing does.
    void interruptBeside();

    /// Ends all user code that can be ended, and gives libraries that want it a moment to end in order. Idempotent.
    @Override
    void close();
}
