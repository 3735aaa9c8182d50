package org.joryu.kernel.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.joryu.kernel.interpreter.ExecutionOutcome.Completed;
import org.joryu.kernel.interpreter.ExecutionOutcome.Interrupted;
import org.joryu.kernel.interpreter.ScriptedInterpreter;
import org.joryu.kernel.protocol.Content;
import org.joryu.kernel.protocol.ExecuteReply;
import org.joryu.kernel.protocol.Publication.ExecuteInput;
import org.joryu.kernel.protocol.Reply.InterruptReply;
import org.joryu.kernel.protocol.Reply.ShutdownReply;
import org.joryu.kernel.protocol.Request.InterruptRequest;
import org.joryu.kernel.protocol.Request.ShutdownRequest;
import org.joryu.notebook.CancellationToken;
import org.joryu.notebook.Notebook;
import org.junit.jupiter.api.Test;

class InterruptionTests {

    private final ScriptedInterpreter interpreter = new ScriptedInterpreter().on("sleep", _ -> {
        try {
            new CountDownLatch(1).await();
            return Completed.WITHOUT_VALUE;
        } catch (InterruptedException stopped) {
            return new Interrupted(List.of("stopped at line 1"));
        }
    });

    @Test
    void stops_the_running_cell_and_aborts_those_behind_it() {
        try (var kernel = CoreUnderTest.with(interpreter)) {
            var running = kernel.execute("sleep");
            var behind = kernel.execute("behind");
            kernel.server.await(running, ExecuteInput.class::isInstance);
            awaitExecuted("sleep");

            assertThat(kernel.answer(new InterruptRequest())).contains(new InterruptReply());
            assertThat(kernel.server.untilIdle(running))
                    .contains(new ExecuteReply.Failed(
                            1, "Interrupted", "the cell was stopped", List.of("stopped at line 1")));
            assertThat(kernel.server.untilIdle(behind)).contains(new ExecuteReply.Aborted());
        }
    }

    @Test
    void sets_the_interrupt_flag_before_the_token_turns() {
        var token = new CompletableFuture<CancellationToken>();
        var turnedAtInterrupt = new CopyOnWriteArrayList<Boolean>();
        var started = new CountDownLatch(1);
        interpreter
                .whenInterrupted(() -> turnedAtInterrupt.add(token.join().isCancelled()))
                .doing("poll", () -> {
                    token.complete(Notebook.current().cancellation());
                    started.countDown();
                    while (!token.join().isCancelled()) {
                        Thread.onSpinWait();
                    }
                    // The promise of CancellationToken: the flag is there by now, and can be cleared for good.
                    assertThat(Thread.interrupted()).isTrue();
                });
        try (var kernel = CoreUnderTest.with(interpreter)) {
            var running = kernel.execute("poll");
            await(started);
            kernel.answer(new InterruptRequest());
            assertThat(kernel.server.untilIdle(running)).contains(new ExecuteReply.Succeeded(1, Map.of()));
            assertThat(turnedAtInterrupt).containsExactly(false);
        }
    }

    @Test
    void leaves_the_interpreter_alone_when_no_cell_runs() {
        var interrupts = new CopyOnWriteArrayList<String>();
        interpreter.whenInterrupted(() -> interrupts.add("interrupted"));
        try (var kernel = CoreUnderTest.with(interpreter)) {
            kernel.run("1");
            assertThat(kernel.answer(new InterruptRequest())).contains(new InterruptReply());
            assertThat(interrupts).isEmpty();
            assertThat(kernel.run("2")).contains(new ExecuteReply.Succeeded(2, Map.of()));
        }
    }

    @Test
    void stops_a_cell_that_waits_for_the_interpreter() {
        var never = new CountDownLatch(1);
        try (var kernel = new CoreUnderTest(() -> {
            never.await();
            return interpreter;
        })) {
            var waiting = kernel.execute("1");
            kernel.server.await(waiting, ExecuteInput.class::isInstance);
            // The input is published a moment before the cell can be interrupted: press until it is.
            while (kernel.server.about(waiting).stream().noneMatch(ExecuteReply.Failed.class::isInstance)) {
                kernel.answer(new InterruptRequest());
            }
            assertThat(kernel.server.untilIdle(waiting))
                    .extracting(Content::messageType)
                    .containsExactly("status", "execute_input", "error", "execute_reply", "status");
            never.countDown();
        }
    }

    @Test
    void answers_a_shutdown_while_a_cell_runs_and_then_ends_it() {
        var kernel = CoreUnderTest.with(interpreter);
        try (kernel) {
            var running = kernel.execute("sleep");
            awaitExecuted("sleep");
            assertThat(kernel.answer(new ShutdownRequest(true))).contains(new ShutdownReply(true));
            kernel.core().shutdownRequested().join();
            kernel.close();
            assertThat(kernel.server.untilIdle(running)).hasAtLeastOneElementOfType(ExecuteReply.Failed.class);
            assertThat(interpreter.isClosed()).isTrue();
        }
    }

    private void awaitExecuted(String code) {
        while (!interpreter.executed().contains(code)) {
            Thread.onSpinWait();
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
