package org.joryu.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.joryu.kernel.interpreter.ScriptedInterpreter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/// Whatever is sent to its ports, a kernel goes on answering those that may ask.
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class HostileFrontEndTests {

    private static final String LIMIT = "joryu.max.message.bytes";

    private final FrontEnd frontEnd;
    private final Kernel kernel;

    HostileFrontEndTests(@TempDir Path folder) throws IOException {
        System.setProperty(LIMIT, "100000");
        frontEnd = new FrontEnd(folder);
        kernel = Kernel.start(
                frontEnd.connectionFile,
                _ -> new ScriptedInterpreter().yielding("1", 1).yielding("2", 2));
    }

    @AfterEach
    void close() {
        kernel.close();
        frontEnd.close();
        System.clearProperty(LIMIT);
    }

    @Test
    void drops_what_is_no_message() {
        frontEnd.sendRaw("nonsense");
        frontEnd.sendRaw("<IDS|MSG>", "wrong signature", "{}", "{}", "{}", "{}");
        frontEnd.sendRaw("<IDS|MSG>");
        frontEnd.sendRaw(FrontEnd.signed("{".repeat(5_000), "{}", "{}", "{}"));
        frontEnd.sendRaw(FrontEnd.signed("{\"msg_id\": 1}", "{}", "{}", "{}"));

        answers();
    }

    @Test
    void runs_a_recorded_request_only_once() {
        var header = "{\"msg_id\":\"recorded\",\"msg_type\":\"execute_request\"}";
        var recorded = FrontEnd.signed(header, "{}", "{}", "{\"code\": \"1\"}");
        frontEnd.sendRaw(recorded);
        assertThat(frontEnd.receiveReply().content().get("execution_count").getAsInt())
                .isEqualTo(1);

        frontEnd.sendRaw(recorded);

        assertThat(frontEnd.ask("execute_request", "{\"code\": \"2\"}")
                        .content()
                        .get("execution_count")
                        .getAsInt())
                .isEqualTo(2);
    }

    @Test
    void says_what_is_wrong_with_a_request_that_it_cannot_read() {
        var reply = frontEnd.ask("execute_request", "[\"code\"]");

        assertThat(reply.type()).isEqualTo("execute_reply");
        assertThat(reply.content().get("status").getAsString()).isEqualTo("error");
        answers();
    }

    @Test
    void drops_a_message_of_too_many_bytes_or_frames() {
        var half = "x".repeat(60_000);
        frontEnd.sendRaw(half, half, "<IDS|MSG>");
        var many = new String[10_001];
        Arrays.fill(many, "");
        frontEnd.sendRaw(many);

        answers();
    }

    @Test
    void hangs_up_on_a_frame_that_is_too_long() {
        frontEnd.sendRaw("x".repeat(100_001));

        // On control, since the shell's connection is lost with all that was sent through it.
        assertThat(frontEnd.askOnControl("kernel_info_request", "{}").type()).isEqualTo("kernel_info_reply");
    }

    private void answers() {
        assertThat(frontEnd.ask("kernel_info_request", "{}").type()).isEqualTo("kernel_info_reply");
        assertThat(frontEnd.beat("still there?")).isEqualTo("still there?");
    }
}
