package org.joryu.kernel.core;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.joryu.kernel.display.LineSource;
import org.joryu.kernel.protocol.InputRequest;
import org.joryu.kernel.protocol.Request.InputReply;
import org.jspecify.annotations.Nullable;

/// The user's keyboard: one question at a time, by `input_request` and `input_reply`.
final class Keyboard {

    private static final LineSource REFUSAL = LineSource.none("this front end runs the cell with allow_stdin=false;"
            + " give the value in the code, or run the cell where somebody can type");

    private static final String UNHEARD = "input is not available: the front end that runs the cell allows input"
            + " (allow_stdin=true), but is not connected to the kernel's stdin channel;"
            + " give the value in the code, or run the cell where somebody can type";

    private final Server server;
    // Not a monitor: who waits for another's answer must be interruptible.
    private final ReentrantLock asking = new ReentrantLock();
    private @Nullable Question open;

    Keyboard(Server server) {
        this.server = server;
    }

    /// @param id its message id
    /// @param answer empty once it is known that none will come
    private record Question(String id, CompletableFuture<Optional<String>> answer) {}

    /// The keyboard as the cell of a request may use it.
    LineSource of(Incoming request, boolean allowed) {
        return allowed ? (question, unwanted) -> ask(request, question, unwanted) : REFUSAL;
    }

    /// An answer has come. One to a question that nobody waits for any more is dropped, where the front
    /// end says what it answers.
    synchronized void typed(InputReply reply) {
        if (open != null && (reply.question() == null || reply.question().equals(open.id()))) {
            open.answer().complete(Optional.of(reply.value()));
        }
    }

    /// A question has reached nobody.
    synchronized void unheard(String question) {
        if (open != null && question.equals(open.id())) {
            open.answer().complete(Optional.empty());
        }
    }

    private String ask(Incoming request, InputRequest question, CompletableFuture<Void> unwanted) throws IOException {
        try {
            asking.lockInterruptibly();
            try {
                var answer = put(request, question);
                CompletableFuture.anyOf(answer, unwanted).get();
                if (answer.isDone()) {
                    return answer.join().orElseThrow(() -> new IOException(UNHEARD));
                }
                throw new InterruptedIOException("the cell ended before an answer came");
            } finally {
                asked();
                asking.unlock();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the cell was stopped while it waited for input");
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private synchronized CompletableFuture<Optional<String>> put(Incoming request, InputRequest question) {
        var answer = new CompletableFuture<Optional<String>>();
        open = new Question(server.askForInput(request, question), answer);
        return answer;
    }

    private synchronized void asked() {
        open = null;
    }
}
