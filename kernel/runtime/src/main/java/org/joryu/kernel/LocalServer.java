package org.joryu.kernel;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.joryu.kernel.core.Incoming;
import org.joryu.kernel.core.Sender;
import org.joryu.kernel.core.Server;
import org.joryu.kernel.display.Cells;
import org.joryu.kernel.protocol.ExecuteReply;
import org.joryu.kernel.protocol.Header;
import org.joryu.kernel.protocol.InputRequest;
import org.joryu.kernel.protocol.Publication;
import org.joryu.kernel.protocol.Publication.Status;
import org.joryu.kernel.protocol.Reply;
import org.joryu.kernel.protocol.Request;
import org.joryu.kernel.protocol.Session;

/// The core's server within the process: hands everything to a consumer.
final class LocalServer implements Server {

    private final Session session = new Session();
    private final Consumer<? super Publication> publications;
    private final Map<String, Execution> executions = new ConcurrentHashMap<>();
    private boolean closed;

    LocalServer(Consumer<? super Publication> publications) {
        this.publications = publications;
    }

    /// @param replied when the reply is known
    /// @param done when the kernel is idle again, so that all output has been published
    private record Execution(CompletableFuture<ExecuteReply> replied, CompletableFuture<Void> done) {}

    private enum Caller implements Sender {
        CALLER
    }

    Incoming incoming(Request request) {
        return new Incoming(session.header(request.messageType()), request, Caller.CALLER);
    }

    /// Expects the reply to a request that is about to be made; it comes after all output.
    ///
    /// @throws IllegalStateException if nothing is answered any more
    synchronized CompletableFuture<ExecuteReply> expect(Incoming request) {
        if (closed) {
            throw new IllegalStateException("the kernel is closed");
        }
        var execution = new Execution(new CompletableFuture<>(), new CompletableFuture<>());
        executions.put(request.header().messageId(), execution);
        return execution.done().thenCombine(execution.replied(), (_, reply) -> reply);
    }

    @Override
    public void reply(Incoming request, Reply reply, Map<String, Object> metadata) {
        var execution = executions.get(request.header().messageId());
        if (execution != null && reply instanceof ExecuteReply outcome) {
            execution.replied().complete(outcome);
        }
    }

    @Override
    public synchronized void publish(Header parent, Publication publication) {
        // What the consumer prints must not come back as output of the cell.
        Cells.outside(() -> {
            publications.accept(publication);
            return true;
        });
        if (publication.equals(new Status(Status.State.IDLE))) {
            var execution = executions.remove(parent.messageId());
            if (execution != null) {
                execution.done().complete(null);
            }
        }
    }

    @Override
    public String askForInput(Incoming request, InputRequest question) {
        throw new IllegalStateException("requests that are made here do not allow input");
    }

    /// Nothing more will be answered.
    synchronized void close() {
        closed = true;
        executions
                .values()
                .forEach(execution -> execution
                        .done()
                        .completeExceptionally(new IllegalStateException("the kernel was closed while the cell ran")));
    }
}
