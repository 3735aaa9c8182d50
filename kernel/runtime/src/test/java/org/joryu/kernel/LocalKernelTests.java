package org.joryu.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.joryu.kernel.interpreter.ExecutionOutcome.Completed;
import org.joryu.kernel.interpreter.ExecutionOutcome.Interrupted;
import org.joryu.kernel.interpreter.ScriptedInterpreter;
import org.joryu.kernel.protocol.ExecuteReply;
import org.joryu.kernel.protocol.Publication;
import org.joryu.kernel.protocol.Publication.ExecuteResult;
import org.joryu.kernel.protocol.Publication.Stream;
import org.joryu.notebook.MimeBundle;
import org.joryu.notebook.Renderer;
import org.junit.jupiter.api.Test;

class LocalKernelTests {

    private final List<Publication> published = new CopyOnWriteArrayList<>();
    private final CountDownLatch sleeping = new CountDownLatch(1);
    private final ScriptedInterpreter interpreter = new ScriptedInterpreter()
            .yielding("6 * 7", 42)
            .doing("print", () -> System.out.print("printed"))
            .failing("fail", "Oops", "no")
            .on("sleep", _ -> {
                try {
                    sleeping.countDown();
                    new CountDownLatch(1).await();
                    return Completed.WITHOUT_VALUE;
                } catch (InterruptedException stopped) {
                    return new Interrupted(List.of());
                }
            });

    @Test
    void returns_the_reply_after_all_output_was_published() {
        try (var kernel = LocalKernel.open(_ -> interpreter, published::add)) {
            assertThat(kernel.execute("print")).isEqualTo(new ExecuteReply.Succeeded(1, Map.of()));
            assertThat(published).contains(new Stream(Stream.Name.STDOUT, "printed"));
            assertThat(kernel.execute("fail")).isInstanceOf(ExecuteReply.Failed.class);
            assertThat(kernel.execute("6 * 7")).isEqualTo(new ExecuteReply.Succeeded(3, Map.of()));
        }
    }

    @Test
    void shows_values_by_the_renderers_of_the_setup() {
        KernelSetup setup = renderers -> {
            renderers.add(Renderer.of(Integer.class, i -> MimeBundle.text("number " + i)));
            return interpreter;
        };
        try (var kernel = LocalKernel.open(setup, published::add)) {
            kernel.execute("6 * 7");
            assertThat(published).contains(new ExecuteResult(1, Map.of("text/plain", "number 42"), Map.of()));
        }
    }

    @Test
    void lets_the_consumer_print_to_the_console() {
        var console = new ByteArrayOutputStream();
        var before = System.out;
        System.setOut(new PrintStream(console, true, StandardCharsets.UTF_8));
        try (var kernel = LocalKernel.open(_ -> interpreter, publication -> {
            if (publication instanceof Stream(var _, var text)) {
                System.out.print("[" + text + "]");
            }
        })) {
            kernel.execute("print");
        } finally {
            System.setOut(before);
        }
        assertThat(console.toString(StandardCharsets.UTF_8)).isEqualTo("[printed]");
    }

    @Test
    void can_be_interrupted_from_another_thread() throws InterruptedException {
        try (var kernel = LocalKernel.open(_ -> interpreter, published::add)) {
            var reply = CompletableFuture.supplyAsync(() -> kernel.execute("sleep"));
            sleeping.await();
            kernel.interrupt();
            assertThat(reply.join()).isInstanceOf(ExecuteReply.Failed.class);
        }
    }

    @Test
    void refuses_cells_once_it_is_closed() {
        var kernel = LocalKernel.open(_ -> interpreter, published::add);
        kernel.close();
        kernel.close();
        assertThatIllegalStateException().isThrownBy(() -> kernel.execute("1")).withMessage("the kernel is closed");
    }
}
