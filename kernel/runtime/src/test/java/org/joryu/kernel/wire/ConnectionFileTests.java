package org.joryu.kernel.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionFileTests {

    private static final String COMPLETE = """
            {"shell_port": 1001, "iopub_port": 1002, "stdin_port": 1003, "control_port": 1004, "hb_port": 1005,
             "ip": "127.0.0.1", "transport": "tcp", "key": "k", "signature_scheme": "hmac-sha256",
             "kernel_name": "joryu", "jupyter_session": "unknown entries are let be"}""";

    @TempDir
    Path folder;

    @Test
    void reads_all_that_is_said() throws IOException {
        assertThat(read(COMPLETE))
                .isEqualTo(new ConnectionFile(
                        "127.0.0.1", 1001, 1004, 1003, 1002, 1005, "k", "hmac-sha256", "joryu", null));
    }

    @Test
    void writes_ipv6_addresses_in_brackets() throws IOException {
        assertThat(read(COMPLETE.replace("127.0.0.1", "::1")).endpoint(7)).isEqualTo("tcp://[::1]:7");
    }

    @Test
    void names_a_port_that_is_missing_or_impossible() {
        assertThatIOException()
                .isThrownBy(() -> read(COMPLETE.replace("hb_port", "other")))
                .withMessageContainingAll("hb_port", "null", "65535");
        assertThatIOException()
                .isThrownBy(() -> read(COMPLETE.replace("1005", "70000")))
                .withMessageContainingAll("hb_port", "70000");
    }

    @Test
    void refuses_a_transport_that_it_cannot_speak() {
        assertThatIOException()
                .isThrownBy(() -> read(COMPLETE.replace("tcp", "ipc")))
                .withMessageContainingAll("transport", "ipc", "--transport=tcp");
    }

    @Test
    void refuses_what_is_not_a_json_object() {
        assertThatIOException().isThrownBy(() -> read("[1")).withMessageContaining("not a JSON object");
        assertThatIOException().isThrownBy(() -> read("")).withMessageContaining("shell_port");
    }

    private ConnectionFile read(String text) throws IOException {
        return ConnectionFile.read(Files.writeString(folder.resolve("kernel.json"), text));
    }
}
