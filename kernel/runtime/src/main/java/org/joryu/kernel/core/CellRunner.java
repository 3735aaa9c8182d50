package org.joryu.kernel.core;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.joryu.kernel.core.CellQueue.Waiting;
import org.joryu.kernel.display.CellContext;
import org.joryu.kernel.display.Cells;
import org.joryu.kernel.display.IopubNotebook;
import org.joryu.kernel.history.History;
import org.joryu.kernel.interpreter.Interpreter;
import org.joryu.kernel.protocol.ExecuteReply;
import org.joryu.kernel.protocol.Publication.ExecuteInput;
import org.joryu.kernel.protocol.Publication.Stream;
import org.joryu.kernel.protocol.Request.ExecuteRequest;
import org.joryu.kernel.protocol.Session;
import org.jspecify.annotations.Nullable;

/// Runs cells, one after the other, whatever shell they are addressed to.
final class CellRunner {

    private static final String WAITS =
            "waiting for the cell that is running: Java cells run one at a time, in whatever subshell\n";

    private final Server server;
    private final Cells cells;
    private final IopubNotebook notebook;
    private final Opening opening;
    private final History history;
    private final Keyboard keyboard;
    private final Lane lane = new Lane("joryu-cells");
    private final CellQueue waiting = new CellQueue();
    private final HeapTrim heap = HeapTrim.ofThisProcess();
    private int counter;
    private @Nullable CellContext running;

    CellRunner(
            Server server, Cells cells, IopubNotebook notebook, Opening opening, History history, Keyboard keyboard) {
        this.server = server;
        this.cells = cells;
        this.notebook = notebook;
        this.opening = opening;
        this.history = history;
        this.keyboard = keyboard;
    }

    void enqueue(Incoming incoming, ExecuteRequest request) {
        if (incoming.header().subshellId() != null && !request.silent() && isRunning()) {
            // Who uses a subshell expects not to wait, and would take the kernel for dead.
            server.publish(incoming.header(), new Stream(Stream.Name.STDERR, WAITS));
        }
        waiting.add(new Waiting(incoming, request));
        lane.execute(this::runNext);
    }

    /// Answers what waits in a shell that will not run it any more.
    ///
    /// @param subshellId null for the main shell
    void abort(@Nullable String subshellId) {
        waiting.takeAll(subshellId).forEach(this::abort);
    }

    /// Stops the running cell, if one runs: first its thread, then its token, since work that sees the
    /// token turn may clear the thread's flag and must not be hit by it later.
    ///
    /// @return whether one runs that nobody had stopped before
    synchronized boolean interrupt() {
        if (running == null) {
            return false;
        }
        boolean first = !running.cancellation().isCancelled();
        opening.ifOpen().ifPresent(Interpreter::interrupt);
        running.stop();
        return first;
    }

    /// Stops a cell as [#interrupt] does, if it is the one that runs.
    private synchronized void interrupt(CellContext cell) {
        if (running == cell) {
            var _ = interrupt();
        }
    }

    /// Stops the running cell and drops those that wait.
    void end(Duration grace) {
        waiting.clear();
        var _ = interrupt();
        lane.end(grace);
    }

    private void runNext() {
        var next = waiting.poll();
        if (next != null) {
            heap.cellBegins();
            var exchange = new Exchange(server, next.incoming());
            exchange.during(() -> run(exchange, next.request()));
            heap.cellEnded();
        }
    }

    private void run(Exchange exchange, ExecuteRequest request) {
        var incoming = exchange.incoming();
        int count = counter + 1;
        if (request.counts()) {
            counter = count;
        }
        var cell = cells.create(incoming.header(), request.silent(), keyboard.of(incoming, request.allowStdin()));
        cell.interruptedBy(() -> interrupt(cell));
        var started = Session.now();
        // Before anybody is told that it runs, and so may want to stop it.
        running(cell);
        cell.publish(new ExecuteInput(request.code(), count));
        ExecuteReply reply;
        try {
            reply = Cells.within(
                    cell, new CellExecution(notebook, opening, history, request, count, counter, cell)::run);
        } finally {
            running(null);
            // An interrupt that came too late for this cell must not hit the next.
            Thread.interrupted();
            cell.end();
        }
        // Taken before the reply goes out: what the front end sends once it knows of the error is not aborted.
        var aborted =
                stopsOthers(request, reply) ? waiting.takeAll(incoming.header().subshellId()) : List.<Waiting>of();
        exchange.reply(reply, Map.of("started", started));
        aborted.forEach(this::abort);
    }

    /// A silent cell is a front end's own affair, and its failure none of the user's cells' (as ipykernel has it).
    private static boolean stopsOthers(ExecuteRequest request, ExecuteReply reply) {
        return reply instanceof ExecuteReply.Failed && request.stopOnError() && !request.silent();
    }

    private synchronized void running(@Nullable CellContext cell) {
        running = cell;
    }

    private synchronized boolean isRunning() {
        return running != null;
    }

    private void abort(Waiting request) {
        var exchange = new Exchange(server, request.incoming());
        exchange.during(() -> exchange.reply(new ExecuteReply.Aborted()));
    }
}
