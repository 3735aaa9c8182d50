package org.joryu.kernel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.joryu.kernel.core.KernelCore;
import org.joryu.kernel.display.Cells;
import org.joryu.kernel.history.History;
import org.joryu.kernel.wire.ConnectionFile;

/// A kernel that front ends reach over the network.
///
/// There is one in a process: it takes over the standard streams and the current
/// [Notebook][org.joryu.notebook.Notebook].
///
/// ```java
/// try (var kernel = Kernel.start(connectionFile, setup)) {
///     kernel.await();
/// }
/// System.exit(0);     // threads that cells left behind must not keep the process alive
/// ```
public final class Kernel implements AutoCloseable {

    private final ZmqTransport transport;
    private final RunningKernel running;

    private Kernel(ZmqTransport transport, RunningKernel running) {
        this.transport = transport;
        this.running = running;
    }

    /// Listens where the connection file says, and answers. Its history ends with it.
    ///
    /// @throws IOException if the file is not a connection file, or a port cannot be bound
    public static Kernel start(Path connectionFile, KernelSetup setup) throws IOException {
        return start(connectionFile, setup, History::inMemory);
    }

    /// Listens where the connection file says, and answers.
    ///
    /// @param history where cells are kept; called once, when the ports are bound
    /// @throws IOException if the file is not a connection file, or a port cannot be bound
    public static Kernel start(Path connectionFile, KernelSetup setup, Supplier<History> history) throws IOException {
        var connection = ConnectionFile.read(connectionFile);
        // A request may come as soon as the sockets are bound: it waits the moment until there is a core.
        var core = new CompletableFuture<KernelCore>();
        var transport = Cells.outside(() -> new ZmqTransport(connection, core::join));
        var running = RunningKernel.start(setup, transport, history);
        core.complete(running.core());
        return new Kernel(transport, running);
    }

    /// Waits until a front end asks the kernel to shut down, or is no more.
    public void await() {
        CompletableFuture.anyOf(
                        running.core().shutdownRequested(), ParentProcess.ended(System.getenv(ParentProcess.VARIABLE)))
                .join();
    }

    /// Ends running code, sends what is still to be sent and frees the ports. Idempotent.
    @Override
    public void close() {
        running.close();
        transport.close();
    }
}
