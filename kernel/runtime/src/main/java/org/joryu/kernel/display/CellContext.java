package org.joryu.kernel.display;

import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.joryu.kernel.protocol.Comm;
import org.joryu.kernel.protocol.Header;
import org.joryu.kernel.protocol.InputRequest;
import org.joryu.kernel.protocol.Publication;
import org.joryu.kernel.protocol.Publication.Stream;
import org.joryu.notebook.CancellationToken;
import org.joryu.notebook.Notebook.Captured;
import org.jspecify.annotations.Nullable;

/// One cell's run, as its threads see it: where their output goes, where input comes from, and whether
/// they should stop. Thread-safe; outlives the run, for the threads that do.
public final class CellContext {

    private volatile Output output;
    private final LineSource input;
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();
    private final CompletableFuture<Void> over = stopped.copy();
    private final Chores chores = new Chores();
    private volatile Runnable interrupter = () -> {};
    private volatile boolean stopping;
    private volatile boolean ended;
    /// By identity: another text of the same letters is no secret.
    private final Set<String> secrets = Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

    CellContext(Output output, LineSource input) {
        this.output = output;
        this.input = input;
    }

    /// Publishes something below this cell, after all that was printed before.
    public void publish(Publication publication) {
        output.publish(publication);
    }

    /// Turns when the cell is to stop.
    public CancellationToken cancellation() {
        return stopped::isDone;
    }

    /// Completes when the cell is to stop.
    public CompletableFuture<Void> stopped() {
        return stopped.copy();
    }

    /// Notes that the thread's interrupt flag is about to be set and the token to be turned: what fails
    /// in between has been stopped already.
    public void stopping() {
        stopping = true;
    }

    boolean isStopping() {
        return stopping;
    }

    /// Turns the cancellation token. The thread's interrupt flag has to be set before
    /// (see [CancellationToken]).
    public void stop() {
        stopped.complete(null);
    }

    /// Says how its front end's stop button stops it.
    public void interruptedBy(Runnable interrupter) {
        this.interrupter = interrupter;
    }

    /// What stops it as its front end's stop button does.
    Runnable interrupter() {
        return interrupter;
    }

    /// Publishes what was printed and ends input: the code of the cell has run. Threads that it left
    /// behind may print on.
    public void end() {
        ended = true;
        over.complete(null);
        Cells.within(this, () -> {
            chores.end();
            return true;
        });
        output.finish();
    }

    /// Notes what is to be done soon, and at its end in any case.
    ///
    /// @return whether that was not noted before
    boolean soon(Runnable work) {
        return chores.soon(work);
    }

    /// Does what was to be done soon, unless it has been done.
    void doSoon(Runnable work) {
        Cells.within(this, () -> {
            chores.doSoon(work);
            return true;
        });
    }

    /// Notes what is to be done at its end.
    void atEnd(Runnable work) {
        chores.atEnd(work);
    }

    /// Does something and keeps the cell's output meanwhile, whichever of its threads makes it.
    Captured capture(Runnable work) {
        var outside = output;
        var captured = new CapturedOutput(outside);
        output = captured;
        boolean done = false;
        try {
            work.run();
            done = true;
        } finally {
            output = outside;
            if (!done) {
                captured.finish();
            }
        }
        return captured.captured();
    }

    void print(Stream.Name stream, byte[] bytes, int offset, int length) {
        output.print(stream, bytes, offset, length);
    }

    void flush() {
        output.flush();
    }

    /// {@return whether its code has asked for a password, so that its value may be made of one}
    public boolean hasAskedForSecret() {
        return !secrets.isEmpty();
    }

    /// {@return whether this is a password that its code has asked for, as the user typed it}
    boolean isSecret(@Nullable Object value) {
        return value instanceof String text && secrets.contains(text);
    }

    String ask(InputRequest question) throws IOException {
        // What was printed before may explain the question.
        output.flush();
        if (ended) {
            throw new IOException("input is not available: the cell that asks for it has ended");
        }
        var line = input.readLine(question, over);
        if (question.password()) {
            secrets.add(line);
        }
        return line;
    }

    /// The way out of a cell.
    interface Output {

        void publish(Publication publication);

        void print(Stream.Name stream, byte[] bytes, int offset, int length);

        void flush();

        void finish();
    }

    /// Publishes no output, for silent cells. Comms are none: their other ends would wait in vain.
    record Silence(Destination destination) implements Output {

        @Override
        public void publish(Publication publication) {
            if (publication instanceof Comm) {
                destination.publish(publication);
            }
        }

        @Override
        public void print(Stream.Name stream, byte[] bytes, int offset, int length) {}

        @Override
        public void flush() {}

        @Override
        public void finish() {}
    }

    /// The request whose header is the parent of all that a cell publishes, and where it goes.
    record Destination(Publisher publisher, Header request) {
        void publish(Publication publication) {
            publisher.publish(request, publication);
        }
    }
}
