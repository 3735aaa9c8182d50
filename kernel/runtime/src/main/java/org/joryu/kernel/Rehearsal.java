package org.joryu.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.joryu.kernel.wire.ConnectionFile;
import org.joryu.kernel.wire.ZmqFrontEnd;

/// A kernel that is used as a front end would use it, over real sockets and without one: to learn
/// before the first user does what it will load and what it will compute often.
///
/// ```java
/// Rehearsal.of(setup, List.of("1 + 1", "var words = List.of(\"a\")"), List.of("words.st"));
/// ```
public final class Rehearsal {

    private Rehearsal() {}

    /// Starts a kernel, runs the cells, completes and inspects the texts at their ends, and closes.
    ///
    /// @param cells run in this order; none may fail
    /// @param texts what somebody is just typing
    /// @throws IOException if the kernel cannot be reached, or a cell fails
    public static void of(KernelSetup setup, List<String> cells, List<String> texts) throws IOException {
        var folder = Files.createTempDirectory("joryu-rehearsal");
        var file = folder.resolve("connection.json");
        try {
            var connection = ConnectionFile.onFreePorts();
            connection.write(file);
            perform(setup, file, connection, cells, texts);
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    private static void perform(
            KernelSetup setup, Path file, ConnectionFile connection, List<String> cells, List<String> texts)
            throws IOException {
        try (var kernel = Kernel.start(file, setup);
                var frontEnd = ZmqFrontEnd.connect(connection)) {
            frontEnd.ask("kernel_info_request", Map.of());
            for (var cell : cells) {
                succeeded(cell, frontEnd.ask("execute_request", Map.of("code", cell, "allow_stdin", false)));
            }
            for (var text : texts) {
                var atEnd = Map.<String, Object>of("code", text, "cursor_pos", text.length());
                frontEnd.ask("complete_request", atEnd);
                frontEnd.ask("inspect_request", atEnd);
                frontEnd.ask("is_complete_request", Map.of("code", text));
            }
            frontEnd.ask("shutdown_request", Map.of("restart", false));
            kernel.await();
        }
    }

    private static void succeeded(String cell, Map<String, Object> reply) throws IOException {
        if (!"ok".equals(reply.get("status"))) {
            throw new IOException("the cell failed: %s: %s".formatted(cell, reply));
        }
    }
}
