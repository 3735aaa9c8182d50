package org.joryu.kernel.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.joryu.kernel.interpreter.ScriptedInterpreter;
import org.joryu.kernel.protocol.Comm.CommClose;
import org.joryu.kernel.protocol.Comm.CommMessage;
import org.joryu.kernel.protocol.Comm.CommOpen;
import org.joryu.kernel.protocol.Comm.Payload;
import org.joryu.kernel.protocol.Content;
import org.joryu.kernel.protocol.ExecuteReply;
import org.joryu.kernel.protocol.InputRequest;
import org.joryu.kernel.protocol.Publication.Status;
import org.joryu.kernel.protocol.Publication.Stream;
import org.joryu.kernel.protocol.Reply.CommInfoReply;
import org.joryu.kernel.protocol.Request.CommInfoRequest;
import org.joryu.kernel.protocol.Request.InterruptRequest;
import org.joryu.notebook.Comm;
import org.joryu.notebook.Comm.Message;
import org.joryu.notebook.CommTarget;
import org.joryu.notebook.Display;
import org.junit.jupiter.api.Test;

class CommTests {

    private static final Status BUSY = new Status(Status.State.BUSY);
    private static final Status IDLE = new Status(Status.State.IDLE);
    private static final Payload HELLO =
            new Payload(Map.of("say", "hello"), Map.of("version", "2.1.0"), List.of(new byte[] {0, -1}));

    private final ScriptedInterpreter interpreter = new ScriptedInterpreter()
            .doing(
                    "echo",
                    () -> CommTarget.register("echo", (comm, opening) -> {
                        comm.send(opening);
                        comm.onMessage(comm::send);
                        comm.onClose(farewell -> System.out.print("closed: " + farewell.data()));
                    }));

    @Test
    void a_target_answers_with_data_metadata_and_buffers_below_the_message_it_answers() {
        try (var kernel = CoreUnderTest.with(interpreter)) {
            kernel.run("echo");
            assertThat(kernel.answer(new CommOpen("1", "echo", HELLO)))
                    .containsExactly(BUSY, new CommMessage("1", HELLO), IDLE);
            assertThat(kernel.answer(new CommMessage("1", HELLO)))
                    .containsExactly(BUSY, new CommMessage("1", HELLO), IDLE);
        }
    }

    @Test
    void closes_a_comm_whose_target_it_does_not_know() {
        try (var kernel = CoreUnderTest.with(interpreter)) {
            assertThat(kernel.answer(new CommOpen("id", "jupyter.widget", HELLO)))
                    .containsExactly(BUSY, new CommClose("id", Payload.NONE), IDLE);
        }
    }

    @Test
    void ignores_what_is_said_over_a_comm_that_is_not_open() {
        try (var kernel = CoreUnderTest.with(interpreter)) {
            assertThat(kernel.answer(new CommMessage("unknown", HELLO))).containsExactly(BUSY, IDLE);
            assertThat(kernel.answer(new CommClose("unknown", HELLO))).containsExactly(BUSY, IDLE);
        }
    }

    @Test
    void a_front_end_may_close_a_comm() {
        try (var kernel = CoreUnderTest.with(interpreter)) {
            kernel.run("echo");
            kernel.answer(new CommOpen("1", "echo", Payload.NONE));
            assertThat(kernel.answer(new CommClose("1", Payload.of(Map.of("bye", true)))))
                    .containsExactly(BUSY, new Stream(Stream.Name.STDOUT, "closed: {bye=true}"), IDLE);
            assertThat(kernel.answer(new CommMessage("1", HELLO))).containsExactly(BUSY, IDLE);
        }
    }

    @Test
    void code_in_a_cell_opens_uses_and_closes_a_comm_in_order_with_its_output() {
        var opened = new CompletableFuture<Comm>();
        var buffer = new byte[] {7};
        interpreter.doing("open", () -> {
            System.out.print("before");
            var comm = Comm.open("t", Message.of(Map.of("a", 1)).withMetadata(Map.of("version", "2.1.0")), _ -> {});
            opened.complete(comm);
            System.out.print("between");
            comm.send(Message.of(Map.of("b", 2)).withBuffers(buffer));
            comm.close();
            comm.send(Map.of("lost", true));
            comm.close();
            System.out.print("after");
        });
        try (var kernel = CoreUnderTest.with(interpreter)) {
            var said = kernel.run("open");
            var id = opened.join().id();
            assertThat(said.subList(2, said.size()))
                    .containsExactly(
                            new Stream(Stream.Name.STDOUT, "before"),
                            new CommOpen(id, "t", new Payload(Map.of("a", 1), Map.of("version", "2.1.0"), List.of())),
                            new Stream(Stream.Name.STDOUT, "between"),
                            new CommMessage(id, new Payload(Map.of("b", 2), Map.of(), List.of(buffer))),
                            new CommClose(id, Payload.NONE),
                            new Stream(Stream.Name.STDOUT, "after"),
                            new ExecuteReply.Succeeded(1, Map.of()),
                            IDLE);
            assertThat(opened.join().isOpen()).isFalse();
        }
    }

    @Test
    void a_silent_cell_is_not_silent_over_its_comms() {
        interpreter.doing("open", () -> Comm.open("t", Message.of(Map.of()), _ -> {}));
        try (var kernel = CoreUnderTest.with(interpreter)) {
            assertThat(kernel.answer(CoreUnderTest.silent("open")))
                    .extracting(Content::messageType)
                    .containsExactly("status", "comm_open", "execute_reply", "status");
        }
    }

    @Test
    void handlers_run_while_a_cell_runs_and_print_below_the_message_they_handle() throws InterruptedException {
        var release = new CountDownLatch(1);
        var opened = new CompletableFuture<Comm>();
        interpreter.doing("slider", () -> {
            opened.complete(Comm.open("slider", Message.of(Map.of()), message -> {
                System.out.print(message.data().get("value"));
                release.countDown();
            }));
            await(release);
        });
        try (var kernel = CoreUnderTest.with(interpreter)) {
            var cell = kernel.execute("slider");
            var moved = kernel.ask(new CommMessage(opened.join().id(), Payload.of(Map.of("value", 42L))));
            assertThat(kernel.server.untilIdle(moved))
                    .containsExactly(BUSY, new Stream(Stream.Name.STDOUT, "42"), IDLE);
            kernel.server.untilIdle(cell);
            assertThat(kernel.server.printed(cell, Stream.Name.STDOUT)).isEmpty();
        }
    }

    @Test
    void handlers_run_one_after_the_other_in_the_order_of_the_messages() {
        try (var kernel = CoreUnderTest.with(interpreter)) {
            kernel.run("echo");
            kernel.answer(new CommOpen("1", "echo", Payload.NONE));
            List<Payload> sent = LongStream.range(0, 100)
                    .mapToObj(i -> Payload.of(Map.of("i", i)))
                    .toList();
            var last = sent.stream()
                    .map(payload -> kernel.ask(new CommMessage("1", payload)))
                    .toList()
                    .getLast();
            kernel.server.untilIdle(last);
            assertThat(kernel.server.all())
                    .extracting(RecordingServer.Said::content)
                    .filteredOn(CommMessage.class::isInstance)
                    .extracting(said -> ((CommMessage) said).payload())
                    .filteredOn(payload -> payload.data().containsKey("i"))
                    .isEqualTo(sent);
        }
    }

    @Test
    void says_which_comms_are_open_and_of_which_target() {
        try (var kernel = CoreUnderTest.with(interpreter)) {
            kernel.run("echo");
            kernel.answer(new CommOpen("1", "echo", Payload.NONE));
            kernel.answer(new CommOpen("2", "echo", Payload.NONE));
            kernel.answer(new CommClose("2", Payload.NONE));
            assertThat(kernel.answer(new CommInfoRequest(null))).contains(new CommInfoReply(Map.of("1", "echo")));
            assertThat(kernel.answer(new CommInfoRequest("echo"))).contains(new CommInfoReply(Map.of("1", "echo")));
            assertThat(kernel.answer(new CommInfoRequest("other"))).contains(new CommInfoReply(Map.of()));
        }
    }

    @Test
    void a_target_that_fails_has_its_comm_closed_and_its_error_shown() {
        interpreter.doing(
                "bad",
                () -> CommTarget.register("bad", (_, _) -> {
                    throw new IllegalStateException("no widget today");
                }));
        try (var kernel = CoreUnderTest.with(interpreter)) {
            kernel.run("bad");
            var opening = kernel.ask(new CommOpen("1", "bad", HELLO));
            assertThat(kernel.server.untilIdle(opening))
                    .extracting(Content::messageType)
                    .containsExactly("status", "stream", "comm_close", "status");
            assertThat(kernel.server.printed(opening, Stream.Name.STDERR))
                    .contains("the comm target bad failed: java.lang.IllegalStateException: no widget today");
        }
    }

    @Test
    void a_handler_that_fails_leaves_its_comm_open_and_its_error_shown() {
        interpreter.doing(
                "fragile",
                () -> CommTarget.register(
                        "fragile",
                        (comm, _) -> comm.onMessage(message -> List.of().getFirst())));
        try (var kernel = CoreUnderTest.with(interpreter)) {
            kernel.run("fragile");
            kernel.answer(new CommOpen("1", "fragile", HELLO));
            for (int i = 0; i < 2; i++) {
                var message = kernel.ask(new CommMessage("1", HELLO));
                kernel.server.untilIdle(message);
                assertThat(kernel.server.printed(message, Stream.Name.STDERR))
                        .contains("the handler of a comm to fragile failed: java.util.NoSuchElementException")
                        .doesNotContain("org.joryu.kernel.display");
            }
        }
    }

    @Test
    void a_handler_that_waits_can_be_stopped() {
        interpreter.doing("waits", () -> CommTarget.register("waits", (_, _) -> await(new CountDownLatch(1))));
        try (var kernel = CoreUnderTest.with(interpreter)) {
            kernel.run("waits");
            var opening = kernel.ask(new CommOpen("1", "waits", HELLO));
            kernel.server.await(opening, BUSY::equals);
            while (!kernel.server.about(opening).contains(IDLE)) {
                kernel.answer(new InterruptRequest());
            }
        }
    }

    @Test
    void who_stops_a_cell_leaves_a_running_handler_alone_unless_the_cell_does_not_end() {
        var endHandler = new CountDownLatch(1);
        var endCell = new CountDownLatch(1);
        var stopped = new CompletableFuture<Boolean>();
        interpreter
                .doing("waits", () -> CommTarget.register("waits", (_, _) -> await(endHandler)))
                .doing("stubborn", () -> {
                    // What it waits for is not the interrupt.
                    while (endCell.getCount() > 0) {
                        try {
                            endCell.await();
                        } catch (InterruptedException stop) {
                            stopped.complete(true);
                        }
                    }
                });
        try (var kernel = CoreUnderTest.with(interpreter)) {
            kernel.run("waits");
            var opening = kernel.ask(new CommOpen("1", "waits", HELLO));
            kernel.server.await(opening, BUSY::equals);
            var cell = kernel.execute("stubborn");
            while (!interpreter.executed().contains("stubborn")) {
                Thread.onSpinWait();
            }
            kernel.answer(new InterruptRequest());
            stopped.join();
            assertThat(kernel.server.about(opening)).doesNotContain(IDLE);

            kernel.answer(new InterruptRequest());

            kernel.server.untilIdle(opening);
            assertThat(kernel.server.printed(opening, Stream.Name.STDERR))
                    .startsWith("the comm target waits was stopped");
            endCell.countDown();
            kernel.server.untilIdle(cell);
        }
    }

    @Test
    void a_handler_cannot_ask_for_input() {
        interpreter.doing("asks", () -> CommTarget.register("asks", (_, _) -> Display.input("?")));
        try (var kernel = CoreUnderTest.with(interpreter)) {
            kernel.run("asks");
            var opening = kernel.ask(new CommOpen("1", "asks", HELLO));
            assertThat(kernel.server.untilIdle(opening)).doesNotHaveAnyElementsOfTypes(InputRequest.class);
            assertThat(kernel.server.printed(opening, Stream.Name.STDERR)).contains("only a cell can ask");
        }
    }

    @Test
    void the_end_of_the_kernel_is_the_end_of_all_comms() {
        var opened = new CompletableFuture<Comm>();
        interpreter.doing("open", () -> opened.complete(Comm.open("t", Message.of(Map.of()), _ -> {})));
        try (var kernel = CoreUnderTest.with(interpreter)) {
            kernel.run("open");
            assertThat(opened.join().isOpen()).isTrue();
        }
        assertThat(opened.join().isOpen()).isFalse();
        assertThat(Comm.open("t", Message.of(Map.of()), _ -> {}).isOpen()).isFalse();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
