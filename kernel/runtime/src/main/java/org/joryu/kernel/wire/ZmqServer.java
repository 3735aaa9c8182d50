package org.joryu.kernel.wire;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.joryu.kernel.protocol.Message;
import org.joryu.kernel.protocol.Session;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/// The sockets of a kernel.
///
/// ZeroMQ sockets belong to one thread each, so [SocketLoop] owns all that carry messages, [Heartbeat]
/// owns its own, and [Outbox] brings it what other threads send. They all block where there is nothing
/// to do: an idle kernel uses no processor time.
public final class ZmqServer implements AutoCloseable {

    private static final System.Logger LOGGER = System.getLogger(ZmqServer.class.getName());

    /// How long what was sent may take to leave once the kernel closes.
    private static final int LINGER_MS = 1000;

    /// Front ends connect their sockets together; more is needed only where the network is slow.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ZMQ.Context context;
    private final WireCodec codec;
    private final Outbox outbox;
    private final Thread loop;
    private final Thread heartbeat;

    private ZmqServer(ZMQ.Context context, WireCodec codec, Outbox outbox, Thread loop, Thread heartbeat) {
        this.context = context;
        this.codec = codec;
        this.outbox = outbox;
        this.loop = loop;
        this.heartbeat = heartbeat;
    }

    /// Binds all ports of a connection file and begins to receive.
    ///
    /// @throws IOException if a port cannot be bound
    public static ZmqServer bind(ConnectionFile connection, Session session, Receiver receiver) throws IOException {
        return bind(connection, session, receiver, PATIENCE);
    }

    /// @param patience how long a front end may take to connect to stdin, once there is a question to it
    static ZmqServer bind(ConnectionFile connection, Session session, Receiver receiver, Duration patience)
            throws IOException {
        var codec = new WireCodec(HmacSigner.of(connection.signatureScheme(), connection.key()));
        warnOfEavesdroppers(connection);
        var limits = Limits.configured();
        var binding = new Binding(ZMQ.context(1), connection, new ArrayList<>());
        try {
            var heartbeat = new Heartbeat(binding.socket(SocketType.ROUTER, connection.heartbeatPort(), Limits.SHORT));
            var sockets = new Sockets(
                    binding.socket(SocketType.ROUTER, connection.port(Channel.SHELL), limits),
                    binding.socket(SocketType.ROUTER, connection.port(Channel.CONTROL), limits),
                    binding.socket(SocketType.ROUTER, connection.port(Channel.STDIN), limits),
                    binding.socket(SocketType.XPUB, connection.port(Channel.IOPUB), Limits.SHORT),
                    binding.context().socket(SocketType.PULL));
            sockets.stdin().setRouterMandatory(true);
            var outbox = Outbox.open(binding.context(), sockets.outgoing());
            var loop = new SocketLoop(binding.context(), sockets, codec, limits, session, receiver, patience);
            return new ZmqServer(
                    binding.context(),
                    codec,
                    outbox,
                    Thread.ofPlatform().name("joryu-sockets").daemon().start(loop),
                    Thread.ofPlatform().name("joryu-heartbeat").daemon().start(heartbeat));
        } catch (IOException notBound) {
            binding.undo();
            throw notBound;
        }
    }

    private static void warnOfEavesdroppers(ConnectionFile connection) {
        if (!connection.isOnLoopback() && connection.curve() == null) {
            LOGGER.log(
                    Level.WARNING,
                    "listening at {0} without encryption: others on the network can read all that is sent; "
                            + "start the kernel with transport_encryption=required, or on 127.0.0.1",
                    connection.ip());
        }
    }

    /// Sockets that are being bound, to be undone together if one cannot be.
    private record Binding(ZMQ.Context context, ConnectionFile connection, List<ZMQ.Socket> opened) {

        ZMQ.Socket socket(SocketType type, int port, Limits limits) throws IOException {
            var socket = context.socket(type);
            opened.add(socket);
            // The default of 1,000 drops output silently, even the status that ends a cell.
            socket.setHWM(0);
            // Whoever announces a longer frame is disconnected before there is memory for it.
            socket.setMaxMsgSize(limits.bytes());
            socket.setLinger(LINGER_MS);
            socket.setIPv6(connection.ip().contains(":"));
            if (connection.curve() != null) {
                connection.curve().guard(socket);
            }
            if (type == SocketType.XPUB) {
                // Every subscriber is welcomed, not only the first.
                socket.setXpubVerbose(true);
            } else {
                // A front end that reconnects under its old identity takes the place of its dead connection.
                socket.setRouterHandover(true);
            }
            var endpoint = connection.endpoint(port);
            try {
                socket.bind(endpoint);
                return socket;
            } catch (ZMQException taken) {
                throw new IOException("cannot listen at " + endpoint + ": is another kernel using the port?", taken);
            }
        }

        void undo() {
            opened.forEach(ZMQ.Socket::close);
            context.close();
        }
    }

    /// Sends a message. From any thread; returns before it has left.
    ///
    /// @param identities of the front end that it is for
    public void send(Channel channel, List<byte[]> identities, Message message) {
        outbox.send(channel, codec.encode(new Envelope(identities, message)));
    }

    /// Sends a message to every front end, as [#send] does, under its type as topic.
    public void publish(Message message) {
        var topic = message.header().messageType().getBytes(StandardCharsets.UTF_8);
        send(Channel.IOPUB, List.of(topic), message);
    }

    /// Ends the sockets once what was sent before has left. Idempotent.
    @Override
    public void close() {
        outbox.close();
        joined(loop);
        context.close();
        joined(heartbeat);
    }

    private static void joined(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
