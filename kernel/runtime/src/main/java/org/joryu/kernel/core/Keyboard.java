package org.joryu.kernel.core;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.joryu.kernel.display.LineSource;
import org.joryu.kernel.protocol.InputRequest;

/// The user's keyboard: one question at a time, by `input_request` and `input_reply`.
final class Keyboard {

    private static final String UNAVAILABLE =
            "input is not available: this front end runs the cell with allow_stdin=false";

    private final Server server;
    private final BlockingQueue<String> typed = new LinkedBlockingQueue<>();

    Keyboard(Server server) {
        this.server = server;
    }

    /// The keyboard as the cell of a request may use it.
    LineSource of(Incoming request, boolean allowed) {
        return allowed ? () -> ask(request) : new Refusal();
    }

    /// The answer has come.
    void typed(String line) {
        typed.add(line);
    }

    private String ask(Incoming request) throws IOException {
        // The answer to a question whose cell was stopped meanwhile is not meant for this one.
        typed.clear();
        server.askForInput(request, new InputRequest("", false));
        try {
            return typed.take();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the cell was stopped while it waited for input");
        }
    }

    /// Says it in an exception, and once in the output: a `Scanner` keeps the exception to itself.
    private static final class Refusal implements LineSource {

        private boolean said;

        @Override
        public synchronized String readLine() throws IOException {
            if (!said) {
                said = true;
                System.err.println(UNAVAILABLE);
            }
            throw new IOException(UNAVAILABLE);
        }
    }
}
