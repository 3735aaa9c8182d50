package org.joryu.kernel.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Scanner;
import org.joryu.kernel.interpreter.ExecutionOutcome;
import org.joryu.kernel.interpreter.ExecutionOutcome.Completed;
import org.joryu.kernel.interpreter.ExecutionOutcome.Failed;
import org.joryu.kernel.interpreter.ExecutionOutcome.Interrupted;
import org.joryu.kernel.interpreter.ScriptedInterpreter;
import org.joryu.kernel.protocol.ExecuteReply;
import org.joryu.kernel.protocol.InputRequest;
import org.joryu.kernel.protocol.Publication.ExecuteResult;
import org.joryu.kernel.protocol.Publication.Stream;
import org.joryu.kernel.protocol.Request.InputReply;
import org.joryu.kernel.protocol.Request.InterruptRequest;
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
            kernel.ask(new InputReply("Grace 🌸"));
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
                kernel.ask(new InputReply("abc"));
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
                            "value", "input is not available: this front end runs the cell with allow_stdin=false");
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
    void can_be_interrupted_while_it_waits() {
        try (var kernel = CoreUnderTest.with(interpreter)) {
            var cell = kernel.ask(CoreUnderTest.withInput("read"));
            kernel.server.await(cell, InputRequest.class::isInstance);
            kernel.answer(new InterruptRequest());
            assertThat(kernel.server.untilIdle(cell)).hasAtLeastOneElementOfType(ExecuteReply.Failed.class);

            // An answer that comes too late is not the answer to the next question.
            kernel.ask(new InputReply("late"));
            var next = kernel.ask(CoreUnderTest.withInput("scan"));
            kernel.server.await(next, InputRequest.class::isInstance);
            kernel.ask(new InputReply("in time"));
            assertThat(kernel.server.untilIdle(next))
                    .contains(new ExecuteResult(2, Map.of("text/plain", "in time"), Map.of()));
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
