package org.joryu.kernel.jshell;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// One execution of one cell, or of code of cells beside them, by which its threads and its interrupt know
/// each other.
final class CellRun {

    /// How long code that a library called is left alone after an interrupt: the library may have
    /// seen the interrupt itself and be about to end in order, with what it has.
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final Kind kind;
    private final Thread thread;
    private final Executor cell;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicBoolean watched = new AtomicBoolean();
    private volatile boolean interrupted;
    private volatile long patientUntil;
    private volatile boolean startedThreads;

    private CellRun(Kind kind, Thread thread, Executor cell) {
        this.kind = kind;
        this.thread = thread;
        this.cell = cell;
    }

    /// @param thread the one that the cell runs on
    /// @param cell runs things at once, as a part of the cell
    static CellRun ofCell(Thread thread, Executor cell) {
        return new CellRun(Kind.CELL, thread, cell);
    }

    /// The same, of a handler that was made in a cell.
    static CellRun ofHandler(Thread thread, Executor cell) {
        return new CellRun(Kind.HANDLER, thread, cell);
    }

    Kind kind() {
        return kind;
    }

    /// What runs, in the words of messages.
    enum Kind {
        CELL("cell", "is being compiled"),
        HANDLER("handler", "is about to begin or to end");

        final String word;
        /// What it does while none of its code runs.
        final String otherwise;

        Kind(String word, String otherwise) {
            this.word = word;
            this.otherwise = otherwise;
        }
    }

    Thread thread() {
        return thread;
    }

    /// Says something below the cell, from whatever thread.
    void say(String text) {
        cell.execute(() -> System.err.print(text));
    }

    /// {@return whether nobody was told so before}
    boolean isFirstWatched() {
        return watched.compareAndSet(false, true);
    }

    void end() {
        ended.countDown();
    }

    /// Waits for its end.
    ///
    /// @return whether it has come
    boolean awaitEnd(Duration patience) throws InterruptedException {
        return ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
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
