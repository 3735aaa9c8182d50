package org.joryu.kernel.jshell;

import java.util.concurrent.TimeUnit;

/// One execution of one cell, by which its threads and its interrupt know each other.
final class CellRun {

    /// How long code that a library called is left alone after an interrupt: the library may have
    /// seen the interrupt itself and be about to end in order, with what it has.
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final Thread thread;
    private volatile boolean interrupted;
    private volatile long patientUntil;
    private volatile boolean startedThreads;

    /// @param thread the one that the cell runs on
    CellRun(Thread thread) {
        this.thread = thread;
    }

    Thread thread() {
        return thread;
    }

    boolean isInterrupted() {
        return interrupted;
    }

    /// Whoever presses stop twice is not patient.
    void interrupt() {
        patientUntil = interrupted ? System.nanoTime() : System.nanoTime() + PATIENCE_NANOS;
        interrupted = true;
    }

    boolean isPatient() {
        return System.nanoTime() - patientUntil < 0;
    }

    boolean hasStartedThreads() {
        return startedThreads;
    }

    void startThread() {
        startedThreads = true;
    }
}
