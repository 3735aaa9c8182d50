package org.joryu.kernel.core;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.joryu.kernel.protocol.Content;
import org.joryu.kernel.protocol.Header;
import org.joryu.kernel.protocol.InputRequest;
import org.joryu.kernel.protocol.Publication;
import org.joryu.kernel.protocol.Publication.Status;
import org.joryu.kernel.protocol.Publication.Stream;
import org.joryu.kernel.protocol.Reply;

/// Keeps all that the core says, in order.
final class RecordingServer implements Server {

    private final List<Said> said = new ArrayList<>();

    record Said(Header parent, Content content, Map<String, Object> metadata) {}

    @Override
    public void publish(Header parent, Publication publication) {
        record(new Said(parent, publication, Map.of()));
    }

    @Override
    public void reply(Incoming request, Reply reply, Map<String, Object> metadata) {
        record(new Said(request.header(), reply, metadata));
    }

    @Override
    public String askForInput(Incoming request, InputRequest question) {
        record(new Said(request.header(), question, Map.of()));
        return questionOf(request);
    }

    /// The message id of all questions that are asked for a cell.
    static String questionOf(Incoming request) {
        return "question of " + request.header().messageId();
    }

    private synchronized void record(Said what) {
        said.add(what);
        notifyAll();
    }

    /// Everything said about a request so far.
    synchronized List<Content> about(Incoming request) {
        return said.stream()
                .filter(what -> what.parent().equals(request.header()))
                .map(Said::content)
                .toList();
    }

    /// All that was said, whatever about.
    synchronized List<Said> all() {
        return List.copyOf(said);
    }

    /// Everything said about a request up to its idle.
    List<Content> untilIdle(Incoming request) {
        await(request, new Status(Status.State.IDLE)::equals);
        return about(request);
    }

    /// Waits until something is said about a request.
    synchronized void await(Incoming request, Predicate<Content> wanted) {
        long deadline = System.nanoTime() + SECONDS.toNanos(20);
        while (about(request).stream().noneMatch(wanted)) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError("not said within 20 s; but: " + about(request));
            }
            try {
                wait(left / 1_000_000 + 1);
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
        }
    }

    /// What was printed below a cell.
    String printed(Incoming request, Stream.Name name) {
        var text = new StringBuilder();
        for (var content : about(request)) {
            if (content instanceof Stream(var stream, var part) && stream == name) {
                text.append(part);
            }
        }
        return text.toString();
    }
}
