package org.joryu.kernel.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.joryu.kernel.display.CellContext;
import org.joryu.kernel.display.Cells;
import org.joryu.kernel.display.IopubNotebook;
import org.joryu.kernel.interpreter.Interpreter;
import org.joryu.kernel.protocol.ExecuteReply;
import org.joryu.kernel.protocol.Publication.ExecuteInput;
import org.joryu.kernel.protocol.Request.ExecuteRequest;
import org.joryu.kernel.protocol.Session;
import org.jspecify.annotations.Nullable;

/// Runs cells, one after the other.
final class CellRunner {

    private final Server server;
    private final Cells cells;
    private final IopubNotebook notebook;
    private final Opening opening;
    private final History history;
    private final Keyboard keyboard;
    private final Lane lane = new Lane("joryu-cells");
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
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

    private record Waiting(Incoming incoming, ExecuteRequest request) {}

    void enqueue(Incoming incoming, ExecuteRequest request) {
        waiting.add(new Waiting(incoming, request));
        lane.execute(this::runNext);
    }

    /// Stops the running cell, if one runs: first its thread, then its token, since work that sees the
    /// token turn may clear the thread's flag and must not be hit by it later.
    synchronized void interrupt() {
        if (running != null) {
            opening.ifOpen().ifPresent(Interpreter::interrupt);
            running.stop();
        }
    }

    /// Stops the running cell and drops those that wait.
    void end(Duration grace) {
        waiting.clear();
        interrupt();
        lane.end(grace);
    }

    private void runNext() {
        var next = waiting.poll();
        if (next != null) {
            var exchange = new Exchange(server, next.incoming());
            exchange.during(() -> run(exchange, next.request()));
        }
    }

    private void run(Exchange exchange, ExecuteRequest request) {
        var incoming = exchange.incoming();
        int count = counter + 1;
        if (request.storeHistory()) {
            counter = count;
        }
        var cell = cells.create(incoming.header(), request.silent(), keyboard.of(incoming, request.allowStdin()));
        var started = Session.now();
        // Before anybody is told that it runs, and so may want to stop it.
        running(cell);
        cell.publish(new ExecuteInput(request.code(), count));
        ExecuteReply reply;
        try {
            reply = Cells.within(cell, new CellExecution(notebook, opening, history, request, count, cell)::run);
        } finally {
            running(null);
            // An interrupt that came too late for this cell must not hit the next.
            Thread.interrupted();
            cell.end();
        }
        // Taken before the reply goes out: what the front end sends once it knows of the error is not aborted.
        var aborted = reply instanceof ExecuteReply.Failed && request.stopOnError() ? allWaiting() : List.<Waiting>of();
        exchange.reply(reply, Map.of("started", started));
        aborted.forEach(this::abort);
    }

    private synchronized void running(@Nullable CellContext cell) {
        running = cell;
    }

    private List<Waiting> allWaiting() {
        var all = new ArrayList<Waiting>();
        for (var next = waiting.poll(); next != null; next = waiting.poll()) {
            all.add(next);
        }
        return all;
    }

    private void abort(Waiting request) {
        var exchange = new Exchange(server, request.incoming());
        exchange.during(() -> exchange.reply(new ExecuteReply.Aborted()));
    }
}
