package org.joryu.kernel.core;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.joryu.kernel.display.Cells;
import org.joryu.kernel.display.Comms;
import org.joryu.kernel.display.IopubNotebook;
import org.joryu.kernel.interpreter.Interpreter;
import org.joryu.kernel.protocol.Comm;
import org.joryu.kernel.protocol.Reply;
import org.joryu.kernel.protocol.Reply.CommInfoReply;
import org.joryu.kernel.protocol.Reply.HistoryReply;
import org.joryu.kernel.protocol.Reply.InterruptReply;
import org.joryu.kernel.protocol.Reply.ShutdownReply;
import org.joryu.kernel.protocol.Request.CommInfoRequest;
import org.joryu.kernel.protocol.Request.CompleteRequest;
import org.joryu.kernel.protocol.Request.ExecuteRequest;
import org.joryu.kernel.protocol.Request.HistoryRequest;
import org.joryu.kernel.protocol.Request.InputReply;
import org.joryu.kernel.protocol.Request.InspectRequest;
import org.joryu.kernel.protocol.Request.InterruptRequest;
import org.joryu.kernel.protocol.Request.InvalidRequest;
import org.joryu.kernel.protocol.Request.IsCompleteRequest;
import org.joryu.kernel.protocol.Request.KernelInfoRequest;
import org.joryu.kernel.protocol.Request.ShutdownRequest;
import org.joryu.kernel.protocol.Request.UnknownRequest;
import org.joryu.kernel.protocol.Request.UsageRequest;
import org.joryu.kernel.protocol.SubshellReply;
import org.joryu.kernel.protocol.SubshellRequest;
import org.jspecify.annotations.Nullable;

/// The kernel without its sockets: takes requests, answers through a [Server].
///
/// A request's type says on which thread it is handled, not the channel it came by.
public final class KernelCore implements AutoCloseable {

    /// How long a cell that is running when the kernel ends has to say what became of it.
    private static final Duration GRACE = Duration.ofMillis(200);

    private final Server server;
    private final SelfKnowledge self;
    private final Opening opening;
    private final Keyboard keyboard;
    private final CellRunner cells;
    private final Comms comms;
    private final CommHandling handlers;
    private final Lane questions = new Lane("joryu-questions");
    private final Lane control = new Lane("joryu-control");
    private final Lane measurements = new Lane("joryu-usage");
    private final Newest completions = new Newest();
    private final Subshells subshells = new Subshells();
    private final CompletableFuture<Void> shutdown = new CompletableFuture<>();

    /// Begins to open the interpreter; requests are welcome at once.
    ///
    /// @param open makes the interpreter, on a thread of its own
    public KernelCore(
            Server server,
            Cells cells,
            IopubNotebook notebook,
            SelfKnowledge self,
            Callable<? extends Interpreter> open) {
        this.server = server;
        this.self = self;
        opening = Opening.begin(() -> {
            var interpreter = open.call();
            interpreter.belongingAs(Cells::ofThisThread);
            return interpreter;
        });
        keyboard = new Keyboard(server);
        this.cells = new CellRunner(server, cells, notebook, opening, self.history(), keyboard);
        comms = notebook.comms();
        handlers = new CommHandling(server, cells, comms, opening);
    }

    /// Takes a request. Returns at once; the answer comes through the server.
    public void receive(Incoming incoming) {
        var exchange = new Exchange(server, incoming);
        if (subshells.isLost(incoming)) {
            atOnce(exchange, () -> unknownSubshell(exchange, incoming.header().subshellId()));
            return;
        }
        switch (incoming.request()) {
            case ExecuteRequest request -> cells.enqueue(incoming, request);
            case IsCompleteRequest request -> ask(exchange, it -> Questions.isComplete(it, request));
            case CompleteRequest request -> complete(exchange, request);
            case InspectRequest request -> ask(exchange, it -> Questions.inspect(it, request));
            case InputReply reply -> keyboard.typed(reply);
            case KernelInfoRequest() -> atOnce(exchange, () -> exchange.reply(self.info()));
            case HistoryRequest(var output, var access) -> {
                // On the history's own thread: no other is to wait for the disk.
                var _ = self.history()
                        .entries(access)
                        .thenAccept(
                                entries -> exchange.during(() -> exchange.reply(new HistoryReply(entries, output))));
            }
            case CommInfoRequest(var target) ->
                atOnce(exchange, () -> exchange.reply(new CommInfoReply(comms.targets(target))));
            case Comm comm -> handlers.enqueue(incoming, comm);
            case InterruptRequest() ->
                atOnce(exchange, () -> {
                    interrupt();
                    exchange.reply(new InterruptReply());
                });
            case ShutdownRequest(var restart) -> {
                atOnce(exchange, () -> exchange.reply(new ShutdownReply(restart)));
                control.execute(() -> shutdown.complete(null));
            }
            case SubshellRequest request -> atOnce(exchange, () -> manage(exchange, request));
            case UsageRequest() ->
                // GPUs answer slowly, and the stop button must not wait for them.
                measurements.execute(
                        () -> exchange.during(() -> exchange.reply(self.usage().get())));
            case InvalidRequest(var type, var problem) -> atOnce(exchange, () -> exchange.fail(type, problem));
            case UnknownRequest(var type) ->
                atOnce(exchange, () -> exchange.fail("UnknownRequest", "this kernel does not know " + type));
        }
    }

    /// Learns that a question has reached nobody, and nobody will answer it.
    ///
    /// @param question its message id, as [Server#askForInput] gave it
    public void unheard(String question) {
        keyboard.unheard(question);
    }

    /// Completes when a front end has asked the kernel to end, and has been answered.
    public CompletableFuture<Void> shutdownRequested() {
        return shutdown.copy();
    }

    /// Stops the running cell, as the front end's stop button does; the running handler of a comm if no
    /// cell runs, or the one that does has been stopped before and does not end.
    ///
    /// Cells first: who stops a cell while a slider moves means the cell, and a handler that is cut off
    /// leaves its widget behind with half an answer.
    public void interrupt() {
        if (!cells.interrupt()) {
            handlers.interrupt();
        }
    }

    private void complete(Exchange exchange, CompleteRequest request) {
        var header = exchange.incoming().header();
        completions.received(header);
        ask(exchange, it -> {
            try {
                return completions.isOutdated(header)
                        ? Questions.noCompletion(request)
                        : Questions.complete(it, request);
            } finally {
                completions.answered(header);
            }
        });
    }

    private void ask(Exchange exchange, Function<Interpreter, Reply> question) {
        questions.execute(() -> exchange.during(() -> {
            try {
                exchange.reply(question.apply(opening.await()));
            } catch (InterpreterUnavailableException unavailable) {
                exchange.fail(unavailable.getClass().getName(), String.valueOf(unavailable.getMessage()));
            }
        }));
    }

    private void atOnce(Exchange exchange, Runnable work) {
        control.execute(() -> exchange.during(work));
    }

    private void manage(Exchange exchange, SubshellRequest request) {
        switch (request) {
            case SubshellRequest.Create() -> exchange.reply(new SubshellReply.Created(subshells.create()));
            case SubshellRequest.ListAll() -> exchange.reply(new SubshellReply.All(subshells.all()));
            case SubshellRequest.Delete(var id) -> {
                if (subshells.delete(id)) {
                    cells.abort(id);
                    exchange.reply(new SubshellReply.Deleted());
                } else {
                    unknownSubshell(exchange, id);
                }
            }
        }
    }

    private static void unknownSubshell(Exchange exchange, @Nullable String id) {
        exchange.fail("UnknownSubshell", "there is no subshell " + id + ": create_subshell_request makes one");
    }

    /// Ends running code and the interpreter. Idempotent.
    @Override
    public void close() {
        cells.end(GRACE);
        handlers.end(Duration.ZERO);
        questions.end(Duration.ZERO);
        control.end(GRACE);
        measurements.end(Duration.ZERO);
        opening.close();
        self.history().close();
    }
}
