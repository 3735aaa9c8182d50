package org.joryu.kernel.wire;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where a kernel is to listen and how its messages are signed, as the front end wrote it down
/// ("Connection files" in the kernel documentation of jupyter_client; its schema is JEP 106).
///
/// @param ip address to bind, such as `127.0.0.1`, or `*` for all
/// @param key of the signatures; empty to sign nothing
/// @param signatureScheme such as `hmac-sha256`
/// @param kernelName the kernelspec that was started, null where not said
public record ConnectionFile(
        String ip,
        int shellPort,
        int controlPort,
        int stdinPort,
        int iopubPort,
        int heartbeatPort,
        String key,
        String signatureScheme,
        @Nullable String kernelName) {

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
            var transport = text("transport", "tcp");
            if (!transport.equals("tcp")) {
                // JeroMQ's ipc is TCP in disguise, which no other ZeroMQ understands.
                throw new IOException("transport must be tcp, but was " + transport + " in the connection file " + file
                        + ": start the kernel with --transport=tcp");
            }
            return new ConnectionFile(
                    text("ip", "127.0.0.1"),
                    port("shell_port"),
                    port("control_port"),
                    port("stdin_port"),
                    port("iopub_port"),
                    port("hb_port"),
                    text("key", ""),
                    text("signature_scheme", "hmac-sha256"),
                    entry("kernel_name") == null ? null : text("kernel_name", ""));
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
