package org.joryu.kernel.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.joryu.kernel.protocol.ContentWriter;
import org.joryu.kernel.protocol.InputRequest;
import org.joryu.kernel.protocol.Message;
import org.joryu.kernel.protocol.Reply.InterruptReply;
import org.joryu.kernel.protocol.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/// Front ends connect their sockets one by one, and need not connect them all.
class ZmqServerTests {

    private static final List<byte[]> FRONT_END = List.of("front end".getBytes(UTF_8));
    private static final int TIMEOUT_MS = 20_000;
    private static final Duration LONG = Duration.ofMinutes(1);

    private final ConnectionFile connection = ConnectionFile.onFreePorts();
    private final Session session = new Session();
    private final ZMQ.Context context = ZMQ.context(1);
    private final List<ZMQ.Socket> sockets = new ArrayList<>();
    private final BlockingQueue<Envelope> received = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> undelivered = new LinkedBlockingQueue<>();

    ZmqServerTests() throws IOException {}

    @AfterEach
    void close() {
        sockets.forEach(ZMQ.Socket::close);
        context.close();
    }

    @Test
    void keeps_a_question_until_the_front_end_has_connected_to_stdin() throws Exception {
        try (var server = bind(LONG)) {
            var shell = connectedShell();
            var question = question();

            server.send(Channel.STDIN, FRONT_END, question);
            // What is sent later overtakes a question that waits. Once it is here, the question has been tried.
            server.send(Channel.SHELL, FRONT_END, reply());
            assertThat(next(shell)).contains("interrupt_reply");

            assertThat(next(connect(Channel.STDIN))).contains(question.header().messageId(), "input_request", "Name: ");
            assertThat(undelivered).isEmpty();
        }
    }

    @Test
    void says_so_where_nobody_connects_to_stdin() throws Exception {
        try (var server = bind(Duration.ofMillis(1))) {
            var shell = connectedShell();
            var question = question();

            server.send(Channel.STDIN, FRONT_END, question);

            assertThat(undelivered.poll(TIMEOUT_MS, TimeUnit.MILLISECONDS))
                    .isEqualTo(question.header().messageId());
            server.send(Channel.SHELL, FRONT_END, reply());
            assertThat(next(shell)).contains("interrupt_reply");
        }
    }

    @Test
    void a_question_that_waits_keeps_no_other_front_end_from_being_asked() throws Exception {
        try (var server = bind(LONG)) {
            var stdin = connect(Channel.STDIN);
            server.send(Channel.STDIN, List.of("another".getBytes(UTF_8)), question());
            var question = question();

            server.send(Channel.STDIN, FRONT_END, question);

            assertThat(next(stdin)).contains(question.header().messageId());
        }
    }

    private ZmqServer bind(Duration patience) throws IOException {
        return ZmqServer.bind(
                connection,
                session,
                new Receiver() {
                    @Override
                    public void received(Channel channel, Envelope envelope) {
                        received.add(envelope);
                    }

                    @Override
                    public void undelivered(String messageId) {
                        undelivered.add(messageId);
                    }
                },
                patience);
    }

    private Message question() {
        return Message.of(session.header("input_request"), null, new InputRequest("Name: ", false));
    }

    private Message reply() {
        return Message.of(session.header("interrupt_reply"), null, new InterruptReply());
    }

    /// One that the server has heard of.
    private ZMQ.Socket connectedShell() throws InterruptedException {
        var shell = connect(Channel.SHELL);
        var parts = List.of(
                ContentWriter.header(session.header("kernel_info_request")),
                ContentWriter.header(null),
                ContentWriter.metadata(Map.of()),
                ContentWriter.metadata(Map.of()));
        var signer = HmacSigner.of(connection.signatureScheme(), connection.key());
        var frames = new ArrayList<byte[]>(List.of(WireCodec.DELIMITER, signer.sign(parts)));
        frames.addAll(parts);
        Frames.send(shell, frames);
        Objects.requireNonNull(received.poll(TIMEOUT_MS, TimeUnit.MILLISECONDS), "the server must hear of it");
        return shell;
    }

    private ZMQ.Socket connect(Channel channel) {
        var socket = context.socket(SocketType.DEALER);
        sockets.add(socket);
        socket.setIdentity(FRONT_END.getFirst());
        socket.setLinger(0);
        socket.setReceiveTimeOut(TIMEOUT_MS);
        // On a busy machine JeroMQ's first handshake may not end; the next does.
        socket.setHandshakeIvl(1_000);
        socket.connect(connection.endpoint(connection.port(channel)));
        return socket;
    }

    /// The next message in one text.
    private static String next(ZMQ.Socket socket) {
        var text = new StringBuilder();
        for (var frame : Frames.receive(socket)) {
            text.append(new String(frame, UTF_8));
        }
        return text.toString();
    }
}
