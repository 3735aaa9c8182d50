package org.joryu.kernel.wire;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.joryu.kernel.protocol.ContentReader;
import org.joryu.kernel.protocol.ContentWriter;
import org.joryu.kernel.protocol.MalformedMessageException;
import org.joryu.kernel.protocol.Session;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/// The least that a front end is: asks a kernel something and waits for the reply. For kernels that try
/// themselves out; not thread-safe.
///
/// ```java
/// try (var frontEnd = ZmqFrontEnd.connect(connection)) {
///     frontEnd.ask("kernel_info_request", Map.of()).get("status"); // ok
/// }
/// ```
public final class ZmqFrontEnd implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Session session = new Session();
    private final ZMQ.Context context = ZMQ.context(1);
    private final ZMQ.Socket shell = context.socket(SocketType.DEALER);
    private final ZMQ.Socket iopub = context.socket(SocketType.SUB);
    private final HmacSigner signer;

    private final Duration patience;

    private ZmqFrontEnd(ConnectionFile connection, Duration patience) {
        this.patience = patience;
        signer = HmacSigner.of(connection.signatureScheme(), connection.key());
        List.of(shell, iopub).forEach(socket -> {
            socket.setLinger(0);
            socket.setReceiveTimeOut((int) patience.toMillis());
            socket.setSendTimeOut((int) patience.toMillis());
            if (connection.curve() != null) {
                connection.curve().open(socket);
            }
        });
        iopub.connect(connection.endpoint(connection.iopubPort()));
        iopub.subscribe("");
        shell.connect(connection.endpoint(connection.shellPort()));
    }

    /// Connects to a kernel, which need not listen yet.
    public static ZmqFrontEnd connect(ConnectionFile connection) {
        return connect(connection, PATIENCE);
    }

    /// Connects to a kernel, which need not listen yet.
    ///
    /// @param patience how long to wait for a reply
    public static ZmqFrontEnd connect(ConnectionFile connection, Duration patience) {
        return new ZmqFrontEnd(connection, patience);
    }

    /// Sends a request on the shell channel and waits for its reply.
    ///
    /// @param content JSON values by name, as the specification says for this type
    /// @return the reply's content
    /// @throws IOException if there is no reply in time, or it is not one to this request
    public Map<String, Object> ask(String messageType, Map<String, Object> content) throws IOException {
        var header = session.header(messageType);
        var parts = List.of(
                ContentWriter.header(header),
                ContentWriter.header(null),
                ContentWriter.metadata(Map.of()),
                ContentWriter.metadata(content));
        var frames = new ArrayList<byte[]>(List.of(WireCodec.DELIMITER, signer.sign(parts)));
        frames.addAll(parts);
        Frames.send(shell, frames);
        try {
            return reply(header.messageId());
        } catch (MalformedMessageException malformed) {
            throw new IOException("the reply to %s is malformed".formatted(messageType), malformed);
        }
    }

    private Map<String, Object> reply(String toMessage) throws IOException, MalformedMessageException {
        var first = shell.recv();
        if (first == null) {
            throw new IOException("no reply within %d ms".formatted(patience.toMillis()));
        }
        var frames = new ArrayList<>(List.of(first));
        while (shell.hasReceiveMore()) {
            frames.add(shell.recv());
        }
        var parts = frames.subList(2, frames.size());
        if (!Arrays.equals(first, WireCodec.DELIMITER) || !signer.verifies(frames.get(1), parts)) {
            throw new IOException("the reply is not signed by this kernel");
        }
        var parent = ContentReader.parent(parts.get(1));
        if (parent == null || !parent.messageId().equals(toMessage)) {
            throw new IOException("a reply to another request came: " + parent);
        }
        return ContentReader.metadata(parts.get(3));
    }

    @Override
    public void close() {
        shell.close();
        iopub.close();
        context.close();
    }
}
