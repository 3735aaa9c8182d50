package org.joryu.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.joryu.kernel.interpreter.ScriptedInterpreter;
import org.joryu.notebook.Comm;
import org.joryu.notebook.CommTarget;
import org.joryu.notebook.Display;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The kernel over real sockets.
class KernelTests {

    private final ScriptedInterpreter interpreter = new ScriptedInterpreter()
            .yielding("6 * 7", 42)
            .doing("print", () -> System.out.println("printed"))
            .doing("echo", () -> CommTarget.register("echo", Comm::send))
            .doing("input", () -> assertThat(Display.password("Token: ")).isEqualTo("right"));

    private final FrontEnd frontEnd;
    private final Kernel kernel;

    KernelTests(@TempDir Path folder) throws IOException {
        frontEnd = new FrontEnd(folder);
        kernel = Kernel.start(frontEnd.connectionFile, _ -> interpreter);
    }

    @AfterEach
    void close() {
        kernel.close();
        frontEnd.close();
    }

    @Test
    void introduces_itself_on_shell_and_control() {
        var info = frontEnd.ask("kernel_info_request", "{}");
        assertThat(info.type()).isEqualTo("kernel_info_reply");
        assertThat(info.content().get("status").getAsString()).isEqualTo("ok");
        assertThat(info.content().get("protocol_version").getAsString()).isEqualTo("5.5");
        assertThat(info.content().getAsJsonObject("language_info").get("name").getAsString())
                .isEqualTo("java");
        assertThat(frontEnd.askOnControl("kernel_info_request", "{}").content()).isEqualTo(info.content());
    }

    @Test
    void runs_a_cell() {
        // Only a welcomed subscriber is sure to hear what comes next (JEP 65).
        frontEnd.published(message -> message.type().equals("iopub_welcome"));
        var reply = frontEnd.ask("execute_request", "{\"code\": \"6 * 7\"}");
        assertThat(reply.content().get("status").getAsString()).isEqualTo("ok");
        assertThat(reply.metadata().has("started")).isTrue();
        assertThat(frontEnd.publishedUntilIdle(reply.parentId()))
                .extracting(FrontEnd.Received::type)
                .containsExactly("status", "execute_input", "execute_result", "status");
    }

    @Test
    void delivers_what_a_cell_prints() {
        frontEnd.published(message -> message.type().equals("iopub_welcome"));
        var id = frontEnd.send("execute_request", "{\"code\": \"print\"}");
        assertThat(frontEnd.publishedUntilIdle(id))
                .filteredOn(message -> message.type().equals("stream"))
                .singleElement()
                .extracting(message -> message.content().get("text").getAsString())
                .isEqualTo("printed\n");
    }

    @Test
    void carries_comms_with_metadata_and_buffers_both_ways() {
        frontEnd.published(message -> message.type().equals("iopub_welcome"));
        frontEnd.ask("execute_request", "{\"code\": \"echo\"}");
        var content = "{\"comm_id\":\"1\",\"target_name\":\"echo\",\"data\":{\"state\":{\"value\":null,\"max\":3}}}";
        var id = frontEnd.send("comm_open", "{\"version\":\"2.1.0\"}", content, new byte[] {0, -1, 7});
        assertThat(frontEnd.publishedUntilIdle(id))
                .filteredOn(message -> message.type().equals("comm_msg"))
                .singleElement()
                .satisfies(message -> {
                    assertThat(message.parentId()).isEqualTo(id);
                    assertThat(message.metadata()).hasToString("{\"version\":\"2.1.0\"}");
                    assertThat(message.content())
                            .hasToString("{\"comm_id\":\"1\",\"data\":{\"state\":{\"value\":null,\"max\":3}}}");
                    assertThat(message.buffers()).containsExactly(new byte[] {0, -1, 7});
                });
    }

    @Test
    void asks_whoever_runs_the_cell() {
        var cell = frontEnd.send("execute_request", "{\"code\": \"input\"}");
        var question = frontEnd.receiveQuestion();
        assertThat(question.type()).isEqualTo("input_request");
        assertThat(question.parentId()).isEqualTo(cell);
        assertThat(question.content()).hasToString("{\"prompt\":\"Token: \",\"password\":true}");
        frontEnd.type("another question", "wrong");
        frontEnd.type(question.id(), "right");
        assertThat(frontEnd.receiveReply().content().get("status").getAsString())
                .isEqualTo("ok");
    }

    @Test
    void beats() {
        assertThat(frontEnd.beat("ping")).isEqualTo("ping");
        assertThat(frontEnd.beat("pong")).isEqualTo("pong");
    }

    @Test
    void replies_to_a_shutdown_before_it_ends() {
        var ended = CompletableFuture.runAsync(() -> {
            kernel.await();
            kernel.close();
        });
        var reply = frontEnd.askOnControl("shutdown_request", "{\"restart\": false}");
        assertThat(reply.content().get("status").getAsString()).isEqualTo("ok");
        ended.join();
        assertThat(interpreter.isClosed()).isTrue();
    }

    @Test
    void takes_a_shutdown_on_shell_too_as_front_ends_before_5_4_send_it() {
        var reply = frontEnd.ask("shutdown_request", "{\"restart\": true}");
        assertThat(reply.content().get("restart").getAsBoolean()).isTrue();
        kernel.await();
    }

    @Test
    void has_the_features_that_it_says_it_has() {
        assertThat(frontEnd.ask("kernel_info_request", "{}")
                        .content()
                        .getAsJsonArray("supported_features")
                        .asList())
                .containsExactly(new JsonPrimitive("kernel subshells"));
        var created = frontEnd.askOnControl("create_subshell_request", "{}").content();
        assertThat(frontEnd.askOnControl("list_subshell_request", "{}")
                        .content()
                        .getAsJsonArray("subshell_id")
                        .asList())
                .containsExactly(created.get("subshell_id"));
        assertThat(frontEnd.askOnControl("debug_request", "{}")
                        .content()
                        .get("status")
                        .getAsString())
                .isEqualTo("error");
    }

    @Test
    void says_which_port_is_taken() {
        assertThatIOException()
                .isThrownBy(() -> Kernel.start(frontEnd.connectionFile, _ -> interpreter))
                .withMessageContainingAll("tcp://127.0.0.1:", "another kernel");
    }
}
