package org.joryu.app;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.joryu.kernel.LocalKernel;
import org.joryu.kernel.protocol.ExecuteReply;
import org.joryu.kernel.protocol.Publication;
import org.jspecify.annotations.Nullable;

/// Executes the cells of a notebook in order, to the end or to the first that fails.
final class NotebookRun {

    private static final long PATIENCE_SECONDS = 20;

    private final NotebookFile notebook;
    private final NotebookSetup setup;
    private final TerminalProgress progress;
    private final CellOutputs outputs = new CellOutputs();
    private volatile boolean stopped;

    NotebookRun(NotebookFile notebook, NotebookSetup setup, TerminalProgress progress) {
        this.notebook = notebook;
        this.setup = setup;
        this.progress = progress;
    }

    /// Runs everything; what was executed stays in the notebook, whatever happens.
    ///
    /// @param write called with the notebook's outputs in place, also when the process is being ended by a signal
    /// @return whether every cell ran as its author meant
    boolean execute(Runnable write) {
        notebook.codeCells().forEach(NotebookFile.CodeCell::clear);
        var written = new CountDownLatch(1);
        try (var kernel = LocalKernel.open(setup, this::accept)) {
            var hook = new Thread(() -> stop(kernel, written));
            Runtime.getRuntime().addShutdownHook(hook);
            try {
                return runCells(kernel);
            } finally {
                write.run();
                written.countDown();
                if (!stopped) {
                    Runtime.getRuntime().removeShutdownHook(hook);
                }
            }
        }
    }

    /// Ctrl-C is the stop button: the cell ends in order, and what there is gets written.
    private void stop(LocalKernel kernel, CountDownLatch written) {
        stopped = true;
        kernel.interrupt();
        try {
            written.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean runCells(LocalKernel kernel) {
        var cells = notebook.codeCells();
        for (int i = 0; i < cells.size() && !stopped; i++) {
            var cell = cells.get(i);
            if (cell.source().isBlank()) {
                continue;
            }
            progress.begin(i + 1, cells.size(), cell.source());
            outputs.begin();
            var started = System.nanoTime();
            var reply = kernel.execute(cell.source());
            cell.setExecuted(executionCount(reply), outputs.outputs());
            progress.end(outputs.outputs(), Duration.ofNanos(System.nanoTime() - started));
            if (reply instanceof ExecuteReply.Failed failed && !cell.raisesException()) {
                progress.say("cell %d failed: %s: %s".formatted(i + 1, failed.name(), failed.value()));
                return false;
            }
        }
        return !stopped;
    }

    private static int executionCount(ExecuteReply reply) {
        return switch (reply) {
            case ExecuteReply.Succeeded succeeded -> succeeded.executionCount();
            case ExecuteReply.Failed failed -> failed.executionCount();
            case ExecuteReply.Aborted() -> throw new IllegalStateException("aborted, though nothing was queued");
        };
    }

    private void accept(Publication publication) {
        outputs.accept(publication);
        switch (publication) {
            case Publication.DisplayData display -> moved(display.data().get("text/plain"));
            case Publication.UpdateDisplayData update -> moved(update.data().get("text/plain"));
            default -> {}
        }
    }

    private void moved(@Nullable Object text) {
        if (text instanceof String line) {
            progress.moved(line);
        }
    }
}
