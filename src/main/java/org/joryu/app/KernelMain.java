package org.joryu.app;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.joryu.kernel.Kernel;
import org.joryu.kernel.history.History;

/// What the kernelspec starts: a kernel for the front end that wrote the connection file.
final class KernelMain {

    private static final System.Logger LOGGER = System.getLogger(KernelMain.class.getName());

    /// Whoever has just opened a notebook wants the processor for himself.
    private static final Executor AFTER_THE_FIRST_CELLS = CompletableFuture.delayedExecutor(
            30,
            TimeUnit.SECONDS,
            task -> Thread.ofPlatform().daemon().name("joryu-cache").start(task));

    private KernelMain() {}

    public static void main(String... arguments) throws IOException {
        HomeFolder.adopt();
        if (arguments.length != 1) {
            System.err.println(
                    "usage: KernelMain CONNECTION_FILE (Jupyter starts this; people want the joryu command)");
            System.exit(2);
        }
        try (var kernel =
                Kernel.start(Path.of(arguments[0]), new NotebookSetup(Distribution.current()), History::ofUser)) {
            AFTER_THE_FIRST_CELLS.execute(KernelMain::renewCache);
            kernel.await();
        }
        // Threads that cells left behind must not keep the process alive.
        System.exit(0);
    }

    /// After another build or another Java, the next kernel is to start as fast as after the installation.
    private static void renewCache() {
        var cache = AotCache.current();
        if (cache.isCurrent() || !cache.isWritable()) {
            return;
        }
        try {
            cache.make();
        } catch (IOException failure) {
            LOGGER.log(Level.WARNING, "kernels start without the start-up cache: {0}", failure.getMessage());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
