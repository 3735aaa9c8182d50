package org.joryu.kernel;

import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.joryu.kernel.history.History;
import org.joryu.kernel.protocol.ExecuteReply;
import org.joryu.kernel.protocol.Publication;
import org.joryu.kernel.protocol.Request.ExecuteRequest;

/// A kernel without sockets, for programs that run cells themselves. It is the kernel of notebooks in
/// all but its transport.
///
/// ```java
/// try (var kernel = LocalKernel.open(setup, publication -> log(publication))) {
///     if (kernel.execute("1 + 1") instanceof ExecuteReply.Failed failed) report(failed);
/// }
/// ```
public final class LocalKernel implements AutoCloseable {

    private final LocalServer server;
    private final RunningKernel running;

    private LocalKernel(LocalServer server, RunningKernel running) {
        this.server = server;
        this.running = running;
    }

    /// Makes this process a kernel.
    ///
    /// @param publications is given all output, by one thread at a time but not always by the same;
    ///     what it prints goes to the console
    public static LocalKernel open(KernelSetup setup, Consumer<? super Publication> publications) {
        var server = new LocalServer(publications);
        return new LocalKernel(server, RunningKernel.start(setup, server, History::inMemory));
    }

    /// Runs one cell, without input, and waits for its end.
    ///
    /// @return how it ended; its output was published before
    /// @throws IllegalStateException if the kernel is closed, or is while the cell runs
    public ExecuteReply execute(String code) {
        return execute(ExecuteRequest.of(code));
    }

    /// Runs code that is no cell: it is not counted, and neither its value nor its failure is published. The first
    /// code that is run waits until the interpreter is there, so that an empty one keeps cells from doing so.
    ///
    /// @return how it ended
    /// @throws IllegalStateException if the kernel is closed, or is while the code runs
    public ExecuteReply executeSilently(String code) {
        return execute(new ExecuteRequest(code, true, false, Map.of(), false, false));
    }

    private ExecuteReply execute(ExecuteRequest cell) {
        var request = server.incoming(cell);
        var reply = server.expect(request);
        running.core().receive(request);
        try {
            return reply.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof IllegalStateException wasClosed ? wasClosed : failure;
        }
    }

    /// Stops the running cell, if one runs, as the stop button of a notebook does. From another thread.
    public void interrupt() {
        running.core().interrupt();
    }

    /// Ends running code and gives the standard streams back. Idempotent.
    @Override
    public void close() {
        running.close();
        server.close();
    }
}
