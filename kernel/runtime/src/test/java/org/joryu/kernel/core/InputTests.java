package org.joryu.kernel.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Scanner;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.joryu.kernel.interpreter.ExecutionOutcome;
import org.joryu.kernel.interpreter.ExecutionOutcome.Completed;
import org.joryu.kernel.interpreter.ExecutionOutcome.Failed;
import org.joryu.kernel.interpreter.ExecutionOutcome.Interrupted;
import org.joryu.kernel.interpreter.ScriptedInterpreter;
import org.joryu.kernel.protocol.ExecuteReply;
import org.joryu.kernel.protocol.HistoryAccess;
import org.joryu.kernel.protocol.InputRequest;
import org.joryu.kernel.protocol.Publication.ExecuteResult;
import org.joryu.kernel.protocol.Publication.Stream;
import org.joryu.kernel.protocol.Request.HistoryRequest;
import org.joryu.kernel.protocol.Request.InputReply;
import org.joryu.kernel.protocol.Request.InterruptRequest;
import org.joryu.notebook.Display;
import org.junit.jupiter.api.Test;

class InputTests {

    private final ScriptedInterpreter interpreter = new ScriptedInterpreter()
            .on("scan", _ -> new Completed(true, new Scanner(System.in, StandardCharsets.UTF_8).nextLine()))
            .on("read", _ -> {
                try {
                    return new Completed(true, System.in.read());
                } catch (InterruptedIOException stopped) {
                    return new Interrupted(List.of());
                } catch (IOException failure) {
                    return new Failed("IOException", String.valueOf(failure.getMessage()), List.of());
                }
            });

    @Test
    void asks_the_user_after_showing_what_was_printed() {
        interpreter.on("name?", _ -> {
            System.out.print("Your name: ");
            return readLine();
        });
        try (var kernel = CoreUnderTest.with(interpreter)) {
            var cell = kernel.ask(CoreUnderTest.withInput("name?"));
            kernel.server.await(cell, InputRequest.class::isInstance);
            kernel.ask(new InputReply("Grace 🌸", null));
            assertThat(kernel.server.untilIdle(cell))
                    .containsSubsequence(
                            new Stream(Stream.Name.STDOUT, "Your name: "),
                            new InputRequest("", false),
                            new ExecuteResult(1, Map.of("text/plain", "Grace 🌸"), Map.of()));
        }
    }

    @Test
    void does_not_hand_what_one_cell_left_to_the_next() {
        try (var kernel = CoreUnderTest.with(interpreter)) {
            for (int i = 0; i < 2; i++) {
                var cell = kernel.ask(CoreUnderTest.withInput("read"));
                kernel.server.await(cell, InputRequest.class::isInstance);
                kernel.ask(new InputReply("abc", null));
                kernel.server.untilIdle(cell);
            }
        }
    }

    @Test
    void refuses_where_the_front_end_does_not_take_questions() {
        try (var kernel = CoreUnderTest.with(interpreter)) {
            assertThat(kernel.run("read"))
                    .filteredOn(ExecuteReply.Failed.class::isInstance)
                    .singleElement()
                    .hasFieldOrPropertyWithValue(
                            "value",
                            "input is not available: this front end runs the cell with allow_stdin=false;"
                                    + " give the value in the code, or run the cell where somebody can type");
        }
    }

    @Test
    void says_so_in_the_output_too_as_a_scanner_swallows_exceptions() {
        interpreter.on("scan", _ -> {
            try {
                return new Completed(true, new Scanner(System.in, StandardCharsets.UTF_8).nextLine());
            } catch (NoSuchElementException noLine) {
                return Completed.WITHOUT_VALUE;
            }
        });
        try (var kernel = CoreUnderTest.with(interpreter)) {
            var cell = kernel.execute("scan");
            kernel.server.untilIdle(cell);
            assertThat(kernel.server.printed(cell, Stream.Name.STDERR)).contains("input is not available");
        }
    }

    @Test
    void says_so_where_a_question_reaches_nobody() {
        try (var kernel = CoreUnderTest.with(interpreter)) {
            var cell = kernel.ask(CoreUnderTest.withInput("read"));
            kernel.server.await(cell, InputRequest.class::isInstance);
            kernel.core().unheard("another question");
            kernel.core().unheard(RecordingServer.questionOf(cell));
            assertThat(kernel.server.untilIdle(cell))
                    .filteredOn(ExecuteReply.Failed.class::isInstance)
                    .singleElement()
                    .hasFieldOrPropertyWithValue(
                            "value",
                            "input is not available: the front end that runs the cell allows input (allow_stdin=true),"
                                    + " but is not connected to the kernel's stdin channel;"
                                    + " give the value in the code, or run the cell where somebody can type");
        }
    }

    @Test
    void can_be_interrupted_while_it_waits() {
        try (var kernel = CoreUnderTest.with(interpreter)) {
            var cell = kernel.ask(CoreUnderTest.withInput("read"));
            kernel.server.await(cell, InputRequest.class::isInstance);
            kernel.answer(new InterruptRequest());
            assertThat(kernel.server.untilIdle(cell)).hasAtLeastOneElementOfType(ExecuteReply.Failed.class);

            // An answer that comes too late is not the answer to the next question.
            kernel.ask(new InputReply("late", null));
            var next = kernel.ask(CoreUnderTest.withInput("scan"));
            kernel.server.await(next, InputRequest.class::isInstance);
            kernel.ask(new InputReply("in time", null));
            assertThat(kernel.server.untilIdle(next))
                    .contains(new ExecuteResult(2, Map.of("text/plain", "in time"), Map.of()));
        }
    }

    @Test
    void neither_shows_nor_keeps_a_password_that_is_the_value_of_its_cell() {
        interpreter.on("secret", _ -> new Completed(true, Display.password("Token: ")));
        try (var kernel = CoreUnderTest.with(interpreter)) {
            var cell = kernel.ask(CoreUnderTest.withInput("secret"));
            kernel.server.await(cell, InputRequest.class::isInstance);
            kernel.ask(new InputReply("hush", null));
            assertThat(kernel.server.untilIdle(cell))
                    .contains(new ExecuteResult(1, Map.of("text/plain", "••••••"), Map.of()));

            assertThat(kernel.answer(new HistoryRequest(true, new HistoryAccess.Tail(9))))
                    .asString()
                    .contains("secret")
                    .doesNotContain("hush");
        }
    }

    @Test
    void prompts_for_a_line_and_for_a_password() {
        interpreter
                .on("input", _ -> new Completed(true, Display.input("Name: ").length()))
                .on(
                        "password",
                        _ -> new Completed(true, Display.password("Token: ").length()));
        try (var kernel = CoreUnderTest.with(interpreter)) {
            for (var question : List.of(new InputRequest("Name: ", false), new InputRequest("Token: ", true))) {
                var cell = kernel.ask(CoreUnderTest.withInput(question.password() ? "password" : "input"));
                kernel.server.await(cell, question::equals);
                kernel.ask(new InputReply("s3cret", RecordingServer.questionOf(cell)));
                assertThat(kernel.server.untilIdle(cell))
                        .hasAtLeastOneElementOfType(ExecuteResult.class)
                        .noneMatch(said -> said.toString().contains("s3cret"));
            }
            var history = kernel.answer(new HistoryRequest(true, new HistoryAccess.Tail(9)));
            assertThat(history.toString()).doesNotContain("s3cret");
        }
    }

    @Test
    void reads_a_line_as_the_jdk_asks_for_one() {
        interpreter.on("readln", _ -> new Completed(true, IO.readln("Name: ")));
        try (var kernel = CoreUnderTest.with(interpreter)) {
            var cell = kernel.ask(CoreUnderTest.withInput("readln"));
            kernel.server.await(cell, InputRequest.class::isInstance);
            kernel.ask(new InputReply("Grace 🌸", null));
            assertThat(kernel.server.untilIdle(cell))
                    .containsSubsequence(
                            new Stream(Stream.Name.STDOUT, "Name: "),
                            new InputRequest("", false),
                            new ExecuteResult(1, Map.of("text/plain", "Grace 🌸"), Map.of()));
        }
    }

    @Test
    void never_asks_a_front_end_that_does_not_take_questions() {
        interpreter.on("input", _ -> {
            assertThatIllegalStateException()
                    .isThrownBy(() -> Display.input("Name: "))
                    .withMessageContainingAll("allow_stdin=false", "give the value in the code");
            return Completed.WITHOUT_VALUE;
        });
        try (var kernel = CoreUnderTest.with(interpreter)) {
            assertThat(kernel.run("input"))
                    .contains(new ExecuteReply.Succeeded(1, Map.of()))
                    .doesNotHaveAnyElementsOfTypes(InputRequest.class);
        }
    }

    @Test
    void ends_the_wait_when_the_cell_is_stopped() {
        interpreter.on("input", _ -> {
            assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> Display.input("Name: "));
            return new Interrupted(List.of());
        });
        try (var kernel = CoreUnderTest.with(interpreter)) {
            var cell = kernel.ask(CoreUnderTest.withInput("input"));
            kernel.server.await(cell, InputRequest.class::isInstance);
            kernel.answer(new InterruptRequest());
            assertThat(kernel.server.untilIdle(cell)).hasAtLeastOneElementOfType(ExecuteReply.Failed.class);
        }
    }

    @Test
    void a_thread_that_waits_on_after_its_cell_does_not_keep_the_keyboard() throws InterruptedException {
        var left = new CompletableFuture<Thread>();
        interpreter.doing("leave", () -> left.complete(Thread.startVirtualThread(() -> Display.input("?"))));
        try (var kernel = CoreUnderTest.with(interpreter)) {
            kernel.server.untilIdle(kernel.ask(CoreUnderTest.withInput("leave")));
            left.join().join();
            var next = kernel.ask(CoreUnderTest.withInput("scan"));
            kernel.server.await(next, InputRequest.class::isInstance);
            kernel.ask(new InputReply("mine", null));
            kernel.server.await(next, new ExecuteResult(2, Map.of("text/plain", "mine"), Map.of())::equals);
        }
    }

    @Test
    void an_answer_to_an_earlier_question_is_not_taken_for_the_next() {
        try (var kernel = CoreUnderTest.with(interpreter)) {
            var first = kernel.ask(CoreUnderTest.withInput("read"));
            kernel.server.await(first, InputRequest.class::isInstance);
            kernel.answer(new InterruptRequest());
            kernel.server.untilIdle(first);

            var next = kernel.ask(CoreUnderTest.withInput("scan"));
            kernel.server.await(next, InputRequest.class::isInstance);
            kernel.ask(new InputReply("to the first", RecordingServer.questionOf(first)));
            kernel.ask(new InputReply("to the second", RecordingServer.questionOf(next)));
            assertThat(kernel.server.untilIdle(next))
                    .contains(new ExecuteResult(2, Map.of("text/plain", "to the second"), Map.of()));
        }
    }

    private static ExecutionOutcome readLine() {
        try {
            var reader = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            return new Completed(true, reader.readLine());
        } catch (IOException failure) {
            return new Failed("IOException", String.valueOf(failure.getMessage()), List.of());
        }
    }
}
