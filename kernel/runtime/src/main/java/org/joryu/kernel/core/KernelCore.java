package org.joryu.kernel.core;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.joryu.kernel.display.Cells;
import org.joryu.kernel.display.IopubNotebook;
import org.joryu.kernel.interpreter.Interpreter;
import org.joryu.kernel.protocol.Comm.CommClose;
import org.joryu.kernel.protocol.Comm.CommMessage;
import org.joryu.kernel.protocol.Comm.CommOpen;
import org.joryu.kernel.protocol.Reply;
import org.joryu.kernel.protocol.Reply.CommInfoReply;
import org.joryu.kernel.protocol.Reply.HistoryReply;
import org.joryu.kernel.protocol.Reply.InterruptReply;
import org.joryu.kernel.protocol.Reply.KernelInfoReply;
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

/// The kernel without its sockets: takes requests, answers through a [Server].
///
/// A request's type says on which thread it is handled, not the channel it came by.
public final class KernelCore implements AutoCloseable {

    /// How long a cell that is running when the kernel ends has to say what became of it.
    private static final Duration GRACE = Duration.ofMillis(200);

    private final Server server;
    private final KernelInfoReply info;
    private final Opening opening;
    private final History history = new History();
    private final Keyboard keyboard;
    private final CellRunner cells;
    private final Lane questions = new Lane("joryu-questions");
    private final Lane control = new Lane("joryu-control");
    private final CompletableFuture<Void> shutdown = new CompletableFuture<>();

    /// Begins to open the interpreter; requests are welcome at once.
    ///
    /// @param info the answer to `kernel_info_request`
    /// @param open makes the interpreter, on a thread of its own
    public KernelCore(
            Server server,
            Cells cells,
            IopubNotebook notebook,
            KernelInfoReply info,
            Callable<? extends Interpreter> open) {
        this.server = server;
        this.info = info;
        opening = Opening.begin(() -> {
            var interpreter = open.call();
            interpreter.beforeRunning(cells::running);
            return interpreter;
        });
        keyboard = new Keyboard(server);
        this.cells = new CellRunner(server, cells, notebook, opening, history, keyboard);
    }

    /// Takes a request. Returns at once; the answer comes through the server.
    public void receive(Incoming incoming) {
        var exchange = new Exchange(server, incoming);
        switch (incoming.request()) {
            case ExecuteRequest request -> cells.enqueue(incoming, request);
            case IsCompleteRequest request -> ask(exchange, it -> Questions.isComplete(it, request));
            case CompleteRequest request -> ask(exchange, it -> Questions.complete(it, request));
            case InspectRequest request -> ask(exchange, it -> Questions.inspect(it, request));
            case InputReply(var line) -> keyboard.typed(line);
            case KernelInfoRequest() -> atOnce(exchange, () -> exchange.reply(info));
            case HistoryRequest(var output, var access) ->
                atOnce(exchange, () -> exchange.reply(new HistoryReply(history.entries(access), output)));
            case CommInfoRequest(var _) -> atOnce(exchange, () -> exchange.reply(new CommInfoReply(Map.of())));
            case CommOpen(var id, var _, var _) ->
                // No target is known here, and the specification wants that said by closing.
                atOnce(exchange, () -> server.publish(incoming.header(), new CommClose(id, Map.of())));
            case CommMessage _, CommClose _ -> atOnce(exchange, () -> {});
            case InterruptRequest() ->
                atOnce(exchange, () -> {
                    cells.interrupt();
                    exchange.reply(new InterruptReply());
                });
            case ShutdownRequest(var restart) -> {
                atOnce(exchange, () -> exchange.reply(new ShutdownReply(restart)));
                control.execute(() -> shutdown.complete(null));
            }
            case InvalidRequest(var type, var problem) -> atOnce(exchange, () -> exchange.fail(type, problem));
            case UnknownRequest(var type) -> atOnce(exchange, () -> refuse(exchange, type));
        }
    }

    /// Completes when a front end has asked the kernel to end, and has been answered.
    public CompletableFuture<Void> shutdownRequested() {
        return shutdown.copy();
    }

    /// Stops the running cell, as the front end's stop button does.
    public void interrupt() {
        cells.interrupt();
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

    private static void refuse(Exchange exchange, String type) {
        // Who does not announce subshells must not answer requests for them ("Subshells").
        if (type.endsWith("_request") && !type.endsWith("_subshell_request")) {
            exchange.fail("UnknownRequest", "this kernel does not know " + type);
        }
    }

    /// Ends running code and the interpreter. Idempotent.
    @Override
    public void close() {
        cells.end(GRACE);
        questions.end(Duration.ZERO);
        control.end(GRACE);
        opening.close();
    }
}
