package org.joryu.kernel.magic;

import java.util.List;
import java.util.function.Supplier;
import org.joryu.kernel.interpreter.ExecutionOutcome;
import org.joryu.kernel.interpreter.ExecutionOutcome.Interrupted;
import org.jspecify.annotations.Nullable;

/// Lets an interrupt reach a cell while it is within a magic. While it is within Java, the Java
/// interpreter sees to that, and this only remembers that what is left of the cell is dropped.
final class Stopping {

    private @Nullable Thread thread;
    private boolean inJava;
    private boolean stopped;

    /// Does the work of a cell on this thread.
    ExecutionOutcome during(Supplier<ExecutionOutcome> cell) {
        begin();
        try {
            return cell.get();
        } finally {
            end();
        }
    }

    private synchronized void begin() {
        thread = Thread.currentThread();
        stopped = false;
    }

    private synchronized void end() {
        thread = null;
        // An interrupt that came too late for the magic must not hit what follows.
        Thread.interrupted();
    }

    synchronized boolean isStopped() {
        return stopped;
    }

    synchronized void interrupt() {
        if (thread == null) {
            return;
        }
        stopped = true;
        // The flag would close the jars that the compiler reads.
        if (!inJava) {
            thread.interrupt();
        }
    }

    /// Runs Java, unless the cell has been stopped before.
    ExecutionOutcome java(Supplier<ExecutionOutcome> java) {
        synchronized (this) {
            if (stopped) {
                return new Interrupted(List.of());
            }
            inJava = true;
        }
        try {
            return java.get();
        } finally {
            synchronized (this) {
                inJava = false;
            }
        }
    }
}
