package org.joryu.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.joryu.kernel.interpreter.ScriptedInterpreter;
import org.joryu.kernel.wire.ConnectionFile;
import org.joryu.kernel.wire.CurveKeys;
import org.joryu.kernel.wire.ZmqFrontEnd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zeromq.ZMQ;

/// A kernel whose connection file has keys talks to those that know them, and to nobody else.
class EncryptionTests {

    @TempDir
    Path folder;

    @Test
    void encrypts_what_it_sends_and_takes() throws IOException {
        var interpreter = new ScriptedInterpreter().doing("print", () -> System.out.println("printed"));
        try (var frontEnd = new FrontEnd(folder, ZMQ.Curve.generateKeyPair());
                var _ = Kernel.start(frontEnd.connectionFile, _ -> interpreter)) {
            frontEnd.published(message -> message.type().equals("iopub_welcome"));

            assertThat(frontEnd.ask("kernel_info_request", "{}").type()).isEqualTo("kernel_info_reply");
            assertThat(frontEnd.askOnControl("kernel_info_request", "{}").type())
                    .isEqualTo("kernel_info_reply");
            assertThat(frontEnd.beat("ping")).isEqualTo("ping");
            var id = frontEnd.send("execute_request", "{\"code\": \"print\"}");
            assertThat(frontEnd.publishedUntilIdle(id))
                    .extracting(FrontEnd.Received::type)
                    .contains("stream");
        }
    }

    @Test
    void hears_nobody_who_lacks_the_keys() throws IOException {
        var connection = ConnectionFile.onFreePorts();
        var keys = CurveKeys.create();
        var file = folder.resolve("connection.json");
        connection.with(keys).write(file);
        try (var _ = Kernel.start(file, _ -> new ScriptedInterpreter());
                var plain = ZmqFrontEnd.connect(connection, Duration.ofMillis(300));
                var stranger = ZmqFrontEnd.connect(connection.with(CurveKeys.create()), Duration.ofMillis(300));
                var known = ZmqFrontEnd.connect(connection.with(keys))) {
            assertThat(known.ask("kernel_info_request", Map.of())).containsEntry("status", "ok");

            for (var unknown : List.of(plain, stranger)) {
                // JeroMQ fails a check of its own where it is hung up on while it takes the frames of a message.
                assertThatThrownBy(() -> unknown.ask("kernel_info_request", Map.of()))
                        .isInstanceOfAny(IOException.class, AssertionError.class);
            }
            assertThat(known.ask("kernel_info_request", Map.of())).containsEntry("status", "ok");
        }
    }

    @Test
    void does_not_start_with_half_a_pair_of_keys() throws IOException {
        var file = folder.resolve("connection.json");
        ConnectionFile.onFreePorts().with(CurveKeys.create()).write(file);
        var text = Files.readString(file);

        for (var broken : List.of("", "too short", "é".repeat(40))) {
            Files.writeString(file, text.replaceFirst("(curve_secretkey\":\")[^\"]*", "$1" + broken));
            assertThatIOException()
                    .isThrownBy(() -> Kernel.start(file, _ -> new ScriptedInterpreter()))
                    .withMessageContainingAll("curve_secretkey", "40", file.toString());
        }
    }

    @Test
    void keys_are_shown_to_the_owner_of_the_file_only() throws IOException {
        var file = folder.resolve("connection.json");
        var keys = CurveKeys.create();
        var connection = ConnectionFile.onFreePorts().with(keys);
        connection.write(file);

        assertThat(ConnectionFile.read(file).curve()).isEqualTo(keys);
        assertThat(connection + " " + keys).doesNotContain(keys.secretKey(), connection.key());
        if (Files.getFileStore(file).supportsFileAttributeView(PosixFileAttributeView.class)) {
            assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }
}
