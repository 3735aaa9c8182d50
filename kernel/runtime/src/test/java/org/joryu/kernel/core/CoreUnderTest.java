package org.joryu.kernel.core;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.joryu.kernel.display.Cells;
import org.joryu.kernel.display.IopubNotebook;
import org.joryu.kernel.display.StandardStreams;
import org.joryu.kernel.history.History;
import org.joryu.kernel.interpreter.Interpreter;
import org.joryu.kernel.protocol.Content;
import org.joryu.kernel.protocol.Header;
import org.joryu.kernel.protocol.Reply.KernelInfoReply;
import org.joryu.kernel.protocol.Reply.KernelInfoReply.LanguageInfo;
import org.joryu.kernel.protocol.Request;
import org.joryu.kernel.protocol.Request.ExecuteRequest;
import org.joryu.kernel.protocol.Session;
import org.joryu.kernel.protocol.UsageReply;
import org.joryu.kernel.protocol.UsageReply.HostMemory;
import org.joryu.notebook.Notebook;
import org.joryu.notebook.Renderers;

/// A core between a recording server and a scripted interpreter, in possession of the standard streams.
final class CoreUnderTest implements AutoCloseable {

    static final KernelInfoReply INFO = new KernelInfoReply(
            "test", "1", new LanguageInfo("java", "25", "", "", "", "", ""), "", List.of(), List.of());

    static final UsageReply USAGE =
            new UsageReply("host", 1, 0, 1, 1, OptionalDouble.empty(), new HostMemory(1, 1, 1), List.of());

    final RecordingServer server = new RecordingServer();
    private final Session session = new Session();
    private final Cells cells = new Cells(server);
    private final StandardStreams streams = StandardStreams.install(cells);
    private final KernelCore core;

    CoreUnderTest(Callable<? extends Interpreter> open) {
        var notebook = new IopubNotebook(cells, new Renderers(), Path::of);
        Notebook.bind(notebook);
        core = new KernelCore(server, cells, notebook, new SelfKnowledge(INFO, () -> USAGE, History.inMemory()), open);
    }

    static CoreUnderTest with(Interpreter interpreter) {
        return new CoreUnderTest(() -> interpreter);
    }

    private enum FrontEnd implements Sender {
        FRONT_END
    }

    KernelCore core() {
        return core;
    }

    Incoming ask(Request request) {
        var incoming = new Incoming(session.header(request.messageType()), request, FrontEnd.FRONT_END);
        core.receive(incoming);
        return incoming;
    }

    /// Asks something of a subshell.
    Incoming askIn(String subshell, Request request) {
        var header = session.header(request.messageType());
        var addressed = new Header(
                header.messageId(),
                header.session(),
                header.username(),
                header.date(),
                header.messageType(),
                header.version(),
                subshell);
        var incoming = new Incoming(addressed, request, FrontEnd.FRONT_END);
        core.receive(incoming);
        return incoming;
    }

    Incoming execute(String code) {
        return ask(ExecuteRequest.of(code));
    }

    /// Runs a cell to its idle.
    List<Content> run(String code) {
        return server.untilIdle(execute(code));
    }

    /// Asks and waits for the idle.
    List<Content> answer(Request request) {
        return server.untilIdle(ask(request));
    }

    static ExecuteRequest silent(String code) {
        return new ExecuteRequest(code, true, true, Map.of(), false, true);
    }

    static ExecuteRequest withInput(String code) {
        return new ExecuteRequest(code, false, true, Map.of(), true, true);
    }

    @Override
    public void close() {
        core.close();
        cells.close();
        Notebook.bind(null);
        streams.close();
    }
}
