package org.joryu.kernel.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.joryu.kernel.interpreter.Cell;
import org.joryu.kernel.interpreter.ExecutionOutcome.Completed;
import org.joryu.kernel.interpreter.ScriptedInterpreter;
import org.joryu.kernel.protocol.Content;
import org.joryu.kernel.protocol.ExecuteReply;
import org.joryu.kernel.protocol.ExecuteReply.UserExpression;
import org.joryu.kernel.protocol.Publication.ExecuteInput;
import org.joryu.kernel.protocol.Publication.ExecuteResult;
import org.joryu.kernel.protocol.Publication.ExecutionError;
import org.joryu.kernel.protocol.Publication.Status;
import org.joryu.kernel.protocol.Request.ExecuteRequest;
import org.joryu.notebook.Display;
import org.junit.jupiter.api.Test;

class ExecutionTests {

    private static final Status BUSY = new Status(Status.State.BUSY);
    private static final Status IDLE = new Status(Status.State.IDLE);

    private final ScriptedInterpreter interpreter = new ScriptedInterpreter()
            .yielding("6 * 7", 42)
            .yielding("null", null)
            .failing("1 / 0", "java.lang.ArithmeticException", "/ by zero");

    @Test
    void says_busy_input_result_reply_and_idle_in_this_order() {
        try (var kernel = CoreUnderTest.with(interpreter)) {
            assertThat(kernel.run("6 * 7"))
                    .containsExactly(
                            BUSY,
                            new ExecuteInput("6 * 7", 1),
                            new ExecuteResult(1, Map.of("text/plain", "42"), Map.of()),
                            new ExecuteReply.Succeeded(1, Map.of()),
                            IDLE);
        }
    }

    @Test
    void shows_the_value_null_as_one() {
        try (var kernel = CoreUnderTest.with(interpreter)) {
            assertThat(kernel.run("null")).contains(new ExecuteResult(1, Map.of("text/plain", "null"), Map.of()));
        }
    }

    @Test
    void does_not_show_again_what_the_last_expression_has_shown() {
        interpreter.on("show", _ -> new Completed(true, Display.show("once")));
        try (var kernel = CoreUnderTest.with(interpreter)) {
            assertThat(kernel.run("show"))
                    .extracting(Content::messageType)
                    .containsExactly("status", "execute_input", "display_data", "execute_reply", "status");
        }
    }

    @Test
    void publishes_an_error_and_replies_with_the_same() {
        try (var kernel = CoreUnderTest.with(interpreter)) {
            var traceback = List.of("java.lang.ArithmeticException: / by zero");
            assertThat(kernel.run("1 / 0"))
                    .containsExactly(
                            BUSY,
                            new ExecuteInput("1 / 0", 1),
                            new ExecutionError("java.lang.ArithmeticException", "/ by zero", traceback),
                            new ExecuteReply.Failed(1, "java.lang.ArithmeticException", "/ by zero", traceback),
                            IDLE);
        }
    }

    @Test
    void counts_only_cells_that_are_stored() {
        try (var kernel = CoreUnderTest.with(interpreter)) {
            kernel.run("a");
            kernel.answer(new ExecuteRequest("b", false, false, Map.of(), false, true));
            kernel.answer(CoreUnderTest.silent("c"));
            assertThat(kernel.run("d")).contains(new ExecuteReply.Succeeded(2, Map.of()));
        }
    }

    @Test
    void publishes_nothing_of_a_silent_cell_but_that_it_runs() {
        interpreter.on("loud", _ -> {
            System.out.println("heard by nobody");
            return new Completed(true, Display.show(1).displayId());
        });
        try (var kernel = CoreUnderTest.with(interpreter)) {
            assertThat(kernel.answer(CoreUnderTest.silent("loud")))
                    .containsExactly(BUSY, new ExecuteReply.Succeeded(0, Map.of()), IDLE);
        }
    }

    @Test
    void tells_of_the_failure_of_a_silent_cell_in_its_reply_alone_and_runs_on() {
        var queued = new CountDownLatch(1);
        interpreter.on("fail", cell -> {
            await(queued);
            return interpreter.execute(new Cell("1 / 0", cell.number()));
        });
        try (var kernel = CoreUnderTest.with(interpreter)) {
            var silent = kernel.ask(CoreUnderTest.silent("fail"));
            var behind = kernel.execute("6 * 7");
            queued.countDown();
            assertThat(kernel.server.untilIdle(silent))
                    .containsExactly(
                            BUSY,
                            new ExecuteReply.Failed(
                                    0,
                                    "java.lang.ArithmeticException",
                                    "/ by zero",
                                    List.of("java.lang.ArithmeticException: / by zero")),
                            IDLE);
            assertThat(kernel.server.untilIdle(behind)).contains(new ExecuteReply.Succeeded(1, Map.of()));
        }
    }

    @Test
    void stops_at_the_failure_of_a_cell_that_is_not_stored() {
        var queued = new CountDownLatch(1);
        interpreter.on("fail", cell -> {
            await(queued);
            return interpreter.execute(new Cell("1 / 0", cell.number()));
        });
        try (var kernel = CoreUnderTest.with(interpreter)) {
            kernel.ask(new ExecuteRequest("fail", false, false, Map.of(), false, true));
            var behind = kernel.execute("6 * 7");
            queued.countDown();
            assertThat(kernel.server.untilIdle(behind)).contains(new ExecuteReply.Aborted());
        }
    }

    @Test
    void does_not_count_a_blank_cell_but_evaluates_what_comes_with_it() {
        try (var kernel = CoreUnderTest.with(interpreter)) {
            kernel.run("1");
            assertThat(kernel.answer(new ExecuteRequest(" \n", false, true, Map.of("a", "6 * 7"), false, true)))
                    .contains(new ExecuteReply.Succeeded(
                            1, Map.of("a", new UserExpression.Value(Map.of("text/plain", "42"), Map.of()))));
            assertThat(kernel.run("2")).contains(new ExecuteReply.Succeeded(2, Map.of()));
        }
    }

    @Test
    void aborts_the_cells_that_wait_behind_a_failure() throws InterruptedException {
        var queued = new CountDownLatch(1);
        interpreter.on("fail", cell -> {
            await(queued);
            return interpreter.execute(new Cell("1 / 0", cell.number()));
        });
        try (var kernel = CoreUnderTest.with(interpreter)) {
            kernel.execute("fail");
            var second = kernel.execute("second");
            var third = kernel.execute("third");
            queued.countDown();
            for (var aborted : List.of(second, third)) {
                assertThat(kernel.server.untilIdle(aborted)).containsExactly(BUSY, new ExecuteReply.Aborted(), IDLE);
            }
            assertThat(kernel.run("6 * 7")).contains(new ExecuteReply.Succeeded(2, Map.of()));
            assertThat(interpreter.executed()).doesNotContain("second", "third");
        }
    }

    @Test
    void runs_on_after_a_failure_that_may_not_stop_others() {
        var queued = new CountDownLatch(1);
        interpreter.on("fail", cell -> {
            await(queued);
            return interpreter.execute(new Cell("1 / 0", cell.number()));
        });
        try (var kernel = CoreUnderTest.with(interpreter)) {
            kernel.ask(new ExecuteRequest("fail", false, true, Map.of(), false, false));
            var second = kernel.execute("6 * 7");
            queued.countDown();
            assertThat(kernel.server.untilIdle(second)).contains(new ExecuteReply.Succeeded(2, Map.of()));
        }
    }

    @Test
    void evaluates_user_expressions_after_the_cell() {
        try (var kernel = CoreUnderTest.with(interpreter)) {
            var request = new ExecuteRequest("cell", false, true, Map.of("good", "6 * 7", "bad", "1 / 0"), false, true);
            assertThat(kernel.answer(request))
                    .contains(new ExecuteReply.Succeeded(
                            1,
                            Map.of(
                                    "good",
                                    new UserExpression.Value(Map.of("text/plain", "42"), Map.of()),
                                    "bad",
                                    new UserExpression.Problem(
                                            "java.lang.ArithmeticException",
                                            "/ by zero",
                                            List.of("java.lang.ArithmeticException: / by zero")))));
        }
    }

    @Test
    void tells_when_the_cell_started() {
        try (var kernel = CoreUnderTest.with(interpreter)) {
            kernel.run("6 * 7");
            assertThat(kernel.server.all())
                    .filteredOn(said -> said.content() instanceof ExecuteReply)
                    .singleElement()
                    .extracting(said -> String.valueOf(said.metadata().get("started")))
                    .asString()
                    .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
        }
    }

    @Test
    void replies_even_if_the_interpreter_breaks_its_word_and_throws() {
        interpreter.on("broken", _ -> {
            throw new StackOverflowError();
        });
        try (var kernel = CoreUnderTest.with(interpreter)) {
            assertThat(kernel.run("broken"))
                    .hasAtLeastOneElementOfType(ExecuteReply.Failed.class)
                    .endsWith(IDLE);
            assertThat(kernel.run("6 * 7")).contains(new ExecuteReply.Succeeded(2, Map.of()));
        }
    }

    @Test
    void fails_the_cell_whose_value_cannot_be_shown() {
        interpreter.yielding("endless", new Object() {
            @Override
            public String toString() {
                throw new OutOfMemoryError("endless");
            }
        });
        try (var kernel = CoreUnderTest.with(interpreter)) {
            assertThat(kernel.run("endless"))
                    .hasAtLeastOneElementOfType(ExecutionError.class)
                    .hasAtLeastOneElementOfType(ExecuteReply.Failed.class);
        }
    }

    @Test
    void says_in_every_cell_why_there_is_no_interpreter() {
        try (var kernel = new CoreUnderTest(() -> {
            throw new IllegalStateException("no compiler");
        })) {
            for (int cell = 1; cell <= 2; cell++) {
                assertThat(kernel.run("6 * 7"))
                        .filteredOn(ExecuteReply.Failed.class::isInstance)
                        .singleElement()
                        .asString()
                        .contains("no compiler", "restart the kernel");
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
