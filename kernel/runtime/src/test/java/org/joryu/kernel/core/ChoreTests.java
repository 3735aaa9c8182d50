package org.joryu.kernel.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.joryu.kernel.interpreter.ExecutionOutcome.Interrupted;
import org.joryu.kernel.interpreter.ScriptedInterpreter;
import org.joryu.kernel.protocol.Comm.CommMessage;
import org.joryu.kernel.protocol.Comm.CommOpen;
import org.joryu.kernel.protocol.Comm.Payload;
import org.joryu.kernel.protocol.ExecuteReply;
import org.joryu.kernel.protocol.Publication.Stream;
import org.joryu.notebook.CommTarget;
import org.joryu.notebook.Notebook;
import org.junit.jupiter.api.Test;

/// What is done for a cell beside its code: soon, at its end, and its stop from elsewhere.
class ChoreTests {

    @Test
    void what_is_to_be_done_soon_is_done_once_and_before_the_end_of_the_cell() {
        Runnable work = () -> System.out.print("done ");
        var interpreter = new ScriptedInterpreter().doing("ask", () -> {
            for (int i = 0; i < 1_000; i++) {
                Notebook.current().soon(work);
            }
        });
        try (var kernel = CoreUnderTest.with(interpreter)) {
            assertThat(kernel.run("ask")).contains(new Stream(Stream.Name.STDOUT, "done "));
        }
    }

    @Test
    void what_is_to_be_done_soon_is_done_while_the_cell_runs_and_belongs_to_it() {
        var done = new CountDownLatch(1);
        var interpreter = new ScriptedInterpreter().doing("ask", () -> {
            Notebook.current().soon(() -> {
                System.out.print("done");
                done.countDown();
            });
            await(done);
        });
        try (var kernel = CoreUnderTest.with(interpreter)) {
            assertThat(kernel.run("ask")).contains(new Stream(Stream.Name.STDOUT, "done"));
        }
    }

    @Test
    void what_is_to_be_done_at_the_end_is_done_once_whatever_fails_and_may_have_news() {
        Runnable news = () -> System.out.print("news");
        Runnable end = () -> {
            System.out.print("end ");
            Notebook.current().soon(news);
        };
        Runnable failing = () -> {
            throw new IllegalStateException("on purpose");
        };
        var interpreter = new ScriptedInterpreter().doing("ask", () -> {
            System.out.print("cell ");
            Notebook.current().atEnd(failing);
            Notebook.current().atEnd(end);
            Notebook.current().atEnd(end);
        });
        try (var kernel = CoreUnderTest.with(interpreter)) {
            // What fails flushes the output when it is logged, so that it comes in parts.
            assertThat(kernel.run("ask").stream()
                            .filter(Stream.class::isInstance)
                            .map(part -> ((Stream) part).text())
                            .collect(Collectors.joining()))
                    .isEqualTo("cell end news");
            assertThat(kernel.run("other")).noneMatch(Stream.class::isInstance);
        }
    }

    @Test
    void a_handler_can_stop_the_cell_that_gave_it_the_means_and_no_other() {
        var stopped = new CountDownLatch(1);
        var running = new CountDownLatch(1);
        var stop = new CompletableFuture<Runnable>();
        var interpreter = new ScriptedInterpreter()
                .doing(
                        "register",
                        () -> CommTarget.register(
                                "stop",
                                (comm, _) -> comm.onMessage(_ -> stop.join().run())))
                .on("endless", _ -> {
                    var _ = stop.complete(Notebook.current().interrupter());
                    running.countDown();
                    await(stopped);
                    return new Interrupted(List.of());
                })
                .doing("innocent", () -> {
                    stop.join().run();
                    assertThat(Notebook.current().cancellation().isCancelled()).isFalse();
                })
                .whenInterrupted(stopped::countDown);
        try (var kernel = CoreUnderTest.with(interpreter)) {
            kernel.run("register");
            kernel.answer(new CommOpen("1", "stop", Payload.NONE));
            var cell = kernel.execute("endless");
            await(running);
            kernel.answer(new CommMessage("1", Payload.NONE));
            assertThat(kernel.server.untilIdle(cell)).anyMatch(ExecuteReply.Failed.class::isInstance);
            assertThat(kernel.run("innocent")).anyMatch(ExecuteReply.Succeeded.class::isInstance);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
