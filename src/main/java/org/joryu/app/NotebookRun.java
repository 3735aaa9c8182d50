package org.joryu.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.joryu.app.RunEvent.CellStatus;
import org.joryu.kernel.KernelSetup;
import org.joryu.kernel.LocalKernel;
import org.joryu.kernel.protocol.ExecuteReply;
import org.joryu.kernel.protocol.Publication;
import org.jspecify.annotations.Nullable;

/// Executes the cells of a notebook in order, to the end or to the first that fails.
final class NotebookRun {

    private static final long PATIENCE_SECONDS = 20;

    private final String name;
    private final NotebookFile notebook;
    private final Rules rules;
    private final Consumer<? super RunEvent> listener;
    private final CellOutputs outputs = new CellOutputs();
    private volatile int current;
    private volatile boolean stopped;

    /// What holds for a run.
    ///
    /// @param allowErrors whether it goes on behind a cell that failed
    record Rules(CellTimeout timeout, boolean allowErrors, Locks locks) {}

    /// @param name what events call it
    /// @param listener told of all that happens, by one thread at a time
    NotebookRun(String name, NotebookFile notebook, Rules rules, Consumer<? super RunEvent> listener) {
        this.name = name;
        this.notebook = notebook;
        this.rules = rules;
        this.listener = listener;
    }

    /// Runs everything; what was executed is written, whatever happens, also when a signal ends the process.
    ///
    /// @param setup what cells are given
    /// @param target where the executed notebook is written
    RunStatus execute(KernelSetup setup, Path target) {
        var started = System.nanoTime();
        notebook.codeCells().forEach(NotebookFile.CodeCell::clear);
        tell(new RunEvent.NotebookBegin(name, notebook.codeCells().size()));
        var written = new CountDownLatch(1);
        try (var kernel = LocalKernel.open(setup, this::accept)) {
            var hook = new Thread(() -> stop(kernel, written));
            Runtime.getRuntime().addShutdownHook(hook);
            var status = RunStatus.FAILED;
            var lock = Optional.<Path>empty();
            try {
                // Not within the first cell's time.
                kernel.executeSilently("");
                rules.locks().begin(kernel);
                status = runCells(kernel);
                lock = rules.locks().end(kernel, status);
                return status;
            } finally {
                outputs.hold(() -> notebook.write(target));
                tell(new RunEvent.NotebookEnd(
                        name,
                        status,
                        secondsSince(started),
                        target.toString(),
                        lock.map(Path::toString).orElse(null)));
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

    private RunStatus runCells(LocalKernel kernel) {
        var cells = notebook.codeCells();
        var status = RunStatus.OK;
        boolean over = false;
        for (int i = 0; i < cells.size(); i++) {
            var cell = cells.get(i);
            if (cell.source().isBlank()) {
                continue;
            }
            current = i + 1;
            if (over || stopped) {
                tell(new RunEvent.CellEnd(
                        name, current, cell.id(), cell.source(), CellStatus.NOT_RUN, 0, List.of(), null));
                continue;
            }
            var ended = run(kernel, cell);
            status = status.orWorse(
                    switch (ended.status()) {
                        case OK, FAILED_AS_EXPECTED, NOT_RUN -> RunStatus.OK;
                        case FAILED -> rules.allowErrors() ? RunStatus.OK : RunStatus.FAILED;
                        case TIMEOUT -> RunStatus.TIMEOUT;
                        case INTERRUPTED -> RunStatus.INTERRUPTED;
                    });
            over = !ended.mayGoOn();
        }
        return stopped ? RunStatus.INTERRUPTED : status;
    }

    /// @param mayGoOn whether the cells behind it are run
    private record Ended(CellStatus status, boolean mayGoOn) {}

    private Ended run(LocalKernel kernel, NotebookFile.CodeCell cell) {
        tell(new RunEvent.CellBegin(name, current, cell.id(), cell.source()));
        outputs.begin();
        var started = System.nanoTime();
        var ended = rules.timeout().execute(kernel, cell.source());
        if (ended.late()) {
            outputs.fail(rules.timeout().failure(ended.reply().isPresent()));
        }
        cell.setExecuted(ended.reply().map(NotebookRun::executionCount).orElse(null), outputs.outputs());
        var failure = outputs.failure();
        var status = status(cell, ended.late(), failure != null);
        tell(new RunEvent.CellEnd(
                name, current, cell.id(), cell.source(), status, secondsSince(started), outputs.texts(), failure));
        return new Ended(
                status,
                switch (status) {
                    case OK, FAILED_AS_EXPECTED, NOT_RUN -> true;
                    case FAILED -> rules.allowErrors();
                    case TIMEOUT -> rules.allowErrors() && ended.reply().isPresent();
                    case INTERRUPTED -> false;
                });
    }

    private CellStatus status(NotebookFile.CodeCell cell, boolean late, boolean failed) {
        if (late) {
            return CellStatus.TIMEOUT;
        }
        if (stopped) {
            return CellStatus.INTERRUPTED;
        }
        if (!failed) {
            return CellStatus.OK;
        }
        return cell.raisesException() ? CellStatus.FAILED_AS_EXPECTED : CellStatus.FAILED;
    }

    private static Integer executionCount(ExecuteReply reply) {
        return switch (reply) {
            case ExecuteReply.Succeeded succeeded -> succeeded.executionCount();
            case ExecuteReply.Failed failed -> failed.executionCount();
            case ExecuteReply.Aborted() -> throw new IllegalStateException("aborted, though nothing was queued");
        };
    }

    private static double secondsSince(long start) {
        return Math.round((System.nanoTime() - start) / 1e6) / 1e3;
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
            tell(new RunEvent.Progress(name, current, line));
        }
    }

    /// Displays change on other threads than that of the cells.
    private synchronized void tell(RunEvent event) {
        listener.accept(event);
    }
}
