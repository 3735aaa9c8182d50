package org.joryu.kernel.wire;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a kernel is to listen and how its messages are signed, as the front end wrote it down
/// ("Connection files" in the kernel documentation of jupyter_client; its schema is JEP 106).
///
/// @param ip address to bind, such as `127.0.0.1`, or `*` for all
/// @param key of the signatures; empty to sign nothing
/// @param signatureScheme such as `hmac-sha256`
/// @param kernelName the kernelspec that was started, null where not said
/// @param curve the keys to encrypt with, null for no encryption
public record ConnectionFile(
        String ip,
        int shellPort,
        int controlPort,
        int stdinPort,
        int iopubPort,
        int heartbeatPort,
        String key,
        String signatureScheme,
        @Nullable String kernelName,
        @Nullable CurveKeys curve) {

    private static final String LOOPBACK = "127.0.0.1";
    private static final String TCP = "tcp";
    private static final String CURVE_PUBLIC = "curve_publickey";
    private static final String CURVE_SECRET = "curve_secretkey";
    private static final String HMAC_SHA256 = "hmac-sha256";
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /// A connection of one's own: on this machine's loopback address, ports that are free now, and a new key.
    ///
    /// @throws IOException if the machine has no free ports
    public static ConnectionFile onFreePorts() throws IOException {
        var sockets = new ArrayList<ServerSocket>();
        try {
            for (int i = 0; i <= Channel.values().length; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
        var ports = sockets.stream().mapToInt(ServerSocket::getLocalPort).toArray();
        var key = UUID.randomUUID().toString();
        return new ConnectionFile(
                LOOPBACK, ports[0], ports[1], ports[2], ports[3], ports[4], key, HMAC_SHA256, null, null);
    }

    /// The same, encrypted.
    public ConnectionFile with(CurveKeys keys) {
        return new ConnectionFile(
                ip,
                shellPort,
                controlPort,
                stdinPort,
                iopubPort,
                heartbeatPort,
                key,
                signatureScheme,
                kernelName,
                keys);
    }

    /// Writes it where nothing is yet, for its owner's eyes only: whoever can read the key can run code.
    ///
    /// @throws IOException if the file exists or cannot be written
    public void write(Path file) throws IOException {
        var json = new JsonObject();
        json.addProperty("transport", TCP);
        json.addProperty("ip", ip);
        json.addProperty("shell_port", shellPort);
        json.addProperty("control_port", controlPort);
        json.addProperty("stdin_port", stdinPort);
        json.addProperty("iopub_port", iopubPort);
        json.addProperty("hb_port", heartbeatPort);
        json.addProperty("key", key);
        json.addProperty("signature_scheme", signatureScheme);
        json.addProperty("kernel_name", Objects.requireNonNullElse(kernelName, ""));
        if (curve != null) {
            json.addProperty(CURVE_PUBLIC, curve.publicKey());
            json.addProperty(CURVE_SECRET, curve.secretKey());
        }
        var posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        Files.createFile(file, posix ? new FileAttribute<?>[] {OWNER_ONLY} : new FileAttribute<?>[0]);
        Files.writeString(file, new Gson().toJson(json));
    }

    /// Reads a connection file.
    ///
    /// @throws IOException if it cannot be read, or does not say what a connection file must say
    public static ConnectionFile read(Path file) throws IOException {
        var text = Files.readString(file);
        try {
            return new Entries(file, new Gson().fromJson(text, JsonObject.class)).connection();
        } catch (JsonParseException notJson) {
            throw new IOException("the connection file " + file + " is not a JSON object", notJson);
        }
    }

    /// Whether only this machine can connect.
    boolean isOnLoopback() {
        return ip.equals("localhost") || ip.equals("::1") || ip.startsWith("127.");
    }

    /// Without the keys, which must not get into a log.
    @Override
    public String toString() {
        return "ConnectionFile[%s, shell %d, control %d, stdin %d, iopub %d, heartbeat %d]"
                .formatted(ip, shellPort, controlPort, stdinPort, iopubPort, heartbeatPort);
    }

    /// The endpoint of a port, as ZeroMQ writes it.
    String endpoint(int port) {
        // IPv6 addresses need brackets beside a port.
        return "tcp://" + (ip.contains(":") ? "[" + ip + "]" : ip) + ":" + port;
    }

    /// The port of a channel.
    int port(Channel channel) {
        return switch (channel) {
            case SHELL -> shellPort;
            case CONTROL -> controlPort;
            case STDIN -> stdinPort;
            case IOPUB -> iopubPort;
        };
    }

    private record Entries(Path file, @Nullable JsonObject json) {

        ConnectionFile connection() throws IOException {
            var transport = text("transport", TCP);
            if (!transport.equals(TCP)) {
                // JeroMQ's ipc is TCP in disguise, which no other ZeroMQ understands.
                throw new IOException("transport must be tcp, but was " + transport + " in the connection file " + file
                        + ": start the kernel with --transport=tcp");
            }
            return new ConnectionFile(
                    text("ip", LOOPBACK),
                    port("shell_port"),
                    port("control_port"),
                    port("stdin_port"),
                    port("iopub_port"),
                    port("hb_port"),
                    text("key", ""),
                    text("signature_scheme", HMAC_SHA256),
                    entry("kernel_name") == null ? null : text("kernel_name", ""),
                    curve());
        }

        private @Nullable CurveKeys curve() throws IOException {
            var open = text(CURVE_PUBLIC, "");
            var secret = text(CURVE_SECRET, "");
            if (open.isEmpty() && secret.isEmpty()) {
                return null;
            }
            try {
                return new CurveKeys(open, secret);
            } catch (IllegalArgumentException wrong) {
                // To go on without encryption would give away what was meant to be kept.
                throw new IOException(wrong.getMessage() + " in the connection file " + file, wrong);
            }
        }

        private String text(String name, String otherwise) {
            var entry = entry(name);
            return entry == null ? otherwise : entry.getAsString();
        }

        private int port(String name) throws IOException {
            var entry = entry(name);
            if (entry != null && entry.isNumber() && entry.getAsInt() >= 1 && entry.getAsInt() <= 65535) {
                return entry.getAsInt();
            }
            throw new IOException(
                    name + " must be a port from 1 to 65535, but was " + entry + " in the connection file " + file);
        }

        private @Nullable JsonPrimitive entry(String name) {
            return json != null && json.get(name) instanceof JsonPrimitive primitive ? primitive : null;
        }
    }
}
