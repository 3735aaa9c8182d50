package org.joryu.kernel.jshell;

import java.lang.Thread.UncaughtExceptionHandler;
import org.jspecify.annotations.Nullable;

/// Prints what ends a thread that a cell started as it would be shown had the cell itself failed;
/// what is printed there lands below that cell.
final class UncaughtExceptions implements UncaughtExceptionHandler, AutoCloseable {

    private final ClassLoader cells;
    private final Tracebacks tracebacks;
    private final @Nullable UncaughtExceptionHandler others = Thread.getDefaultUncaughtExceptionHandler();

    private UncaughtExceptions(ClassLoader cells, Tracebacks tracebacks) {
        this.cells = cells;
        this.tracebacks = tracebacks;
    }

    /// Takes care of the threads whose context class loader is the cells', until closed.
    static UncaughtExceptions install(ClassLoader cells, Tracebacks tracebacks) {
        var handler = new UncaughtExceptions(cells, tracebacks);
        Thread.setDefaultUncaughtExceptionHandler(handler);
        return handler;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        if (cells.equals(thread.getContextClassLoader())) {
            // That a cell was stopped is no news to whoever stopped it.
            if (!(thrown instanceof CellInterruption)) {
                print(thread, thrown);
            }
        } else if (others != null) {
            others.uncaughtException(thread, thrown);
        } else {
            // As a JVM without any handler does.
            System.err.print("Exception in thread \"" + thread.getName() + "\" ");
            thrown.printStackTrace(System.err);
        }
    }

    private void print(Thread thread, Throwable thrown) {
        // In one go, so that two threads that fail at once do not mix.
        System.err.println(
                "Exception in thread \"" + thread.getName() + "\" " + String.join("\n", tracebacks.lines(thrown)));
    }

    /// Leaves the handler alone that a cell may have set meanwhile.
    @Override
    public void close() {
        if (Thread.getDefaultUncaughtExceptionHandler() == this) {
            Thread.setDefaultUncaughtExceptionHandler(others);
        }
    }
}
