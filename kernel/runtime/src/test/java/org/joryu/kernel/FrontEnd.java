package org.joryu.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/// A front end over real sockets, written after the specification and not after the kernel's codec.
final class FrontEnd implements AutoCloseable {

    private static final String KEY = "a-key";
    private static final int TIMEOUT_MS = 20_000;

    final Path connectionFile;
    private final ZMQ.Curve.@Nullable KeyPair keys;
    private final ZMQ.Context context = ZMQ.context(1);
    private final List<ZMQ.Socket> open = new ArrayList<>();
    private final ZMQ.Socket shell;
    private final ZMQ.Socket control;
    private final ZMQ.Socket iopub;
    private final ZMQ.Socket stdin;
    private final ZMQ.Socket heartbeat;
    private int sent;

    FrontEnd(Path folder) throws IOException {
        this(folder, null);
    }

    /// @param keys to encrypt with, null for none
    FrontEnd(Path folder, ZMQ.Curve.@Nullable KeyPair keys) throws IOException {
        this.keys = keys;
        var ports = freePorts(5);
        connectionFile = Files.writeString(folder.resolve("connection.json"), """
                {%s "ip": "127.0.0.1", "transport": "tcp", "key": "%s", "signature_scheme": "hmac-sha256",
                 "shell_port": %d, "control_port": %d, "iopub_port": %d, "hb_port": %d, "stdin_port": %d}""".formatted(
                        keys == null
                                ? ""
                                : "\"curve_publickey\": \"%s\", \"curve_secretkey\": \"%s\","
                                        .formatted(keys.publicKey, keys.secretKey),
                        KEY,
                        ports[0],
                        ports[1],
                        ports[2],
                        ports[3],
                        ports[4]));
        shell = connect(SocketType.DEALER, ports[0]);
        control = connect(SocketType.DEALER, ports[1]);
        iopub = connect(SocketType.SUB, ports[2]);
        iopub.subscribe("");
        heartbeat = connect(SocketType.REQ, ports[3]);
        stdin = connect(SocketType.DEALER, ports[4]);
    }

    private ZMQ.Socket connect(SocketType type, int port) {
        var socket = socket(type);
        connect(socket, port);
        return socket;
    }

    private void connect(ZMQ.Socket socket, int port) {
        if (keys != null) {
            // As jupyter_client does: the kernel's own pair on both sides.
            socket.setCurvePublicKey(ZMQ.Curve.z85Decode(keys.publicKey));
            socket.setCurveSecretKey(ZMQ.Curve.z85Decode(keys.secretKey));
            socket.setCurveServerKey(ZMQ.Curve.z85Decode(keys.publicKey));
        }
        socket.connect("tcp://127.0.0.1:" + port);
    }

    private ZMQ.Socket socket(SocketType type) {
        var socket = context.socket(type);
        // The kernel asks on stdin whoever asked it on shell.
        socket.setIdentity("front end".getBytes(UTF_8));
        socket.setLinger(0);
        socket.setReceiveTimeOut(TIMEOUT_MS);
        socket.setRcvHWM(0);
        open.add(socket);
        return socket;
    }

    /// A message as a front end sees it.
    record Received(
            String type, String id, String parentId, JsonObject metadata, JsonObject content, List<byte[]> buffers) {}

    Received ask(String type, String content) {
        return ask(shell, type, content);
    }

    Received askOnControl(String type, String content) {
        return ask(control, type, content);
    }

    private Received ask(ZMQ.Socket socket, String type, String content) {
        var id = send(socket, type, content);
        var reply = receive(socket);
        if (!reply.parentId().equals(id)) {
            throw new AssertionError("not the reply to " + id + ": " + reply);
        }
        return reply;
    }

    /// Sends without waiting for the reply.
    ///
    /// @return the message id
    String send(String type, String content) {
        return send(shell, type, content);
    }

    private String send(ZMQ.Socket socket, String type, String content) {
        return send(socket, type, "{}", "{}", content);
    }

    /// Sends with all that a message may have.
    String send(String type, String metadata, String content, byte[] buffer) {
        return send(shell, type, "{}", metadata, content, buffer);
    }

    /// Answers the question that was received last on stdin.
    void type(String question, String line) {
        send(
                stdin,
                "input_reply",
                "{\"msg_id\":\"%s\",\"msg_type\":\"input_request\"}".formatted(question),
                "{}",
                "{\"value\":\"%s\"}".formatted(line));
    }

    private String send(
            ZMQ.Socket socket, String type, String parent, String metadata, String content, byte[]... buffers) {
        var id = "request-" + ++sent;
        var header =
                "{\"msg_id\":\"%s\",\"session\":\"s\",\"username\":\"u\",\"date\":\"d\",\"msg_type\":\"%s\",\"version\":\"5.4\"}"
                        .formatted(id, type);
        var frames = Stream.of(signed(header, parent, metadata, content)).map(text -> text.getBytes(UTF_8));
        sendRaw(socket, Stream.concat(frames, Stream.of(buffers)).toList());
        return id;
    }

    /// The frames of a message with a right signature, whatever its parts are.
    static String[] signed(String... parts) {
        return Stream.concat(Stream.of("<IDS|MSG>", signature(parts)), Stream.of(parts))
                .toArray(String[]::new);
    }

    /// Sends frames as they are.
    void sendRaw(String... frames) {
        sendRaw(shell, Stream.of(frames).map(frame -> frame.getBytes(UTF_8)).toList());
    }

    private static void sendRaw(ZMQ.Socket socket, List<byte[]> frames) {
        for (int i = 0; i < frames.size(); i++) {
            socket.send(frames.get(i), i == frames.size() - 1 ? 0 : ZMQ.SNDMORE);
        }
    }

    Received receiveReply() {
        return receive(shell);
    }

    Received receiveQuestion() {
        return receive(stdin);
    }

    /// What is published up to and with the first message that fits.
    List<Received> published(Predicate<Received> last) {
        var published = new ArrayList<Received>();
        do {
            published.add(receive(iopub));
        } while (!last.test(published.getLast()));
        return published;
    }

    List<Received> publishedUntilIdle(String id) {
        return published(message -> message.parentId().equals(id)
                && message.type().equals("status")
                && message.content().get("execution_state").getAsString().equals("idle"));
    }

    String beat(String text) {
        heartbeat.send(text);
        return heartbeat.recvStr();
    }

    private static Received receive(ZMQ.Socket socket) {
        var bytes = new ArrayList<byte[]>();
        do {
            var frame = socket.recv();
            if (frame == null) {
                throw new AssertionError("nothing received within " + TIMEOUT_MS + " ms");
            }
            bytes.add(frame);
        } while (socket.hasReceiveMore());
        var frames = bytes.stream().map(frame -> new String(frame, UTF_8)).toList();
        int at = frames.indexOf("<IDS|MSG>");
        var parts = frames.subList(at + 2, at + 6);
        if (!frames.get(at + 1).equals(signature(parts.toArray(String[]::new)))) {
            throw new AssertionError("wrong signature: " + frames);
        }
        var parent = json(parts.get(1)).get("msg_id");
        return new Received(
                json(parts.get(0)).get("msg_type").getAsString(),
                json(parts.get(0)).get("msg_id").getAsString(),
                parent == null ? "" : parent.getAsString(),
                json(parts.get(2)),
                json(parts.get(3)),
                bytes.subList(at + 6, bytes.size()));
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }

    private static String signature(String... parts) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY.getBytes(UTF_8), "HmacSHA256"));
            for (var part : parts) {
                mac.update(part.getBytes(UTF_8));
            }
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static int[] freePorts(int count) throws IOException {
        var ports = new int[count];
        var sockets = new ArrayList<ServerSocket>();
        for (int i = 0; i < count; i++) {
            var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            sockets.add(socket);
            ports[i] = socket.getLocalPort();
        }
        for (var socket : sockets) {
            socket.close();
        }
        return ports;
    }

    @Override
    public void close() {
        open.forEach(ZMQ.Socket::close);
        context.close();
    }
}
