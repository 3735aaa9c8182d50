package org.joryu.kernel.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.joryu.kernel.interpreter.ScriptedInterpreter;
import org.joryu.kernel.protocol.ExecuteReply;
import org.joryu.kernel.protocol.HistoryAccess;
import org.joryu.kernel.protocol.HistoryEntry;
import org.joryu.kernel.protocol.Publication.Status;
import org.joryu.kernel.protocol.Reply.CommInfoReply;
import org.joryu.kernel.protocol.Reply.CompleteReply;
import org.joryu.kernel.protocol.Reply.ErrorReply;
import org.joryu.kernel.protocol.Reply.HistoryReply;
import org.joryu.kernel.protocol.Reply.InspectReply;
import org.joryu.kernel.protocol.Reply.IsCompleteReply;
import org.joryu.kernel.protocol.Request.CommInfoRequest;
import org.joryu.kernel.protocol.Request.CompleteRequest;
import org.joryu.kernel.protocol.Request.HistoryRequest;
import org.joryu.kernel.protocol.Request.InspectRequest;
import org.joryu.kernel.protocol.Request.InvalidRequest;
import org.joryu.kernel.protocol.Request.IsCompleteRequest;
import org.joryu.kernel.protocol.Request.KernelInfoRequest;
import org.joryu.kernel.protocol.Request.UnknownRequest;
import org.joryu.kernel.protocol.Request.UsageRequest;
import org.junit.jupiter.api.Test;

class QuestionTests {

    private static final Status BUSY = new Status(Status.State.BUSY);
    private static final Status IDLE = new Status(Status.State.IDLE);

    private final ScriptedInterpreter interpreter = new ScriptedInterpreter();

    @Test
    void counts_cursor_positions_in_code_points() {
        try (var kernel = CoreUnderTest.with(interpreter)) {
            // Each of the two flowers is one code point and two chars.
            var request = new CompleteRequest("\"🌸🌸\".len", 8);
            assertThat(kernel.answer(request))
                    .containsExactly(
                            BUSY,
                            new CompleteReply(
                                    List.of(new CompleteReply.Match("length", "function", "int length()")), 5, 8),
                            IDLE);
        }
    }

    @Test
    void leaves_a_completion_unanswered_when_the_front_end_has_typed_on() {
        var opened = new CountDownLatch(1);
        try (var kernel = new CoreUnderTest(() -> {
            opened.await();
            return interpreter;
        })) {
            var first = kernel.ask(new CompleteRequest("a.", 2));
            var second = kernel.ask(new CompleteRequest("a.l", 3));
            opened.countDown();
            assertThat(kernel.server.untilIdle(first)).contains(new CompleteReply(List.of(), 2, 2));
            assertThat(kernel.server.untilIdle(second))
                    .contains(new CompleteReply(
                            List.of(new CompleteReply.Match("length", "function", "int length()")), 2, 3));
        }
    }

    @Test
    void takes_a_cursor_outside_the_code_for_its_end() {
        try (var kernel = CoreUnderTest.with(interpreter)) {
            assertThat(kernel.answer(new InspectRequest("known", 99, 1)))
                    .contains(new InspectReply(true, Map.of("text/plain", "known at detail 1"), Map.of()));
            assertThat(kernel.answer(new InspectRequest("known", -1, 0)))
                    .contains(new InspectReply(true, Map.of("text/plain", " at detail 0"), Map.of()));
        }
    }

    @Test
    void says_that_nothing_is_known() {
        try (var kernel = CoreUnderTest.with(interpreter)) {
            assertThat(kernel.answer(new InspectRequest("what", 2, 0)))
                    .contains(new InspectReply(false, Map.of(), Map.of()));
        }
    }

    @Test
    void tells_complete_code_from_incomplete_and_invalid() {
        try (var kernel = CoreUnderTest.with(interpreter)) {
            assertThat(kernel.answer(new IsCompleteRequest("1"))).contains(new IsCompleteReply("complete", ""));
            assertThat(kernel.answer(new IsCompleteRequest("{"))).contains(new IsCompleteReply("incomplete", "    "));
            assertThat(kernel.answer(new IsCompleteRequest("?!"))).contains(new IsCompleteReply("invalid", ""));
        }
    }

    @Test
    void answers_while_a_cell_runs() throws InterruptedException {
        var release = new CountDownLatch(1);
        interpreter.doing("wait", () -> {
            try {
                release.await();
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
        });
        try (var kernel = CoreUnderTest.with(interpreter)) {
            var running = kernel.execute("wait");
            assertThat(kernel.answer(new CompleteRequest("a.", 2))).hasSize(3);
            assertThat(kernel.answer(new KernelInfoRequest())).containsExactly(BUSY, CoreUnderTest.INFO, IDLE);
            assertThat(kernel.answer(new UsageRequest())).containsExactly(BUSY, CoreUnderTest.USAGE, IDLE);
            assertThat(kernel.answer(new CommInfoRequest(null))).contains(new CommInfoReply(Map.of()));
            assertThat(kernel.server.about(running)).doesNotContain(IDLE);
            release.countDown();
            assertThat(kernel.server.untilIdle(running)).contains(new ExecuteReply.Succeeded(1, Map.of()));
        }
    }

    @Test
    void introduces_itself_before_there_is_an_interpreter() {
        var opened = new CountDownLatch(1);
        try (var kernel = new CoreUnderTest(() -> {
            opened.await();
            return interpreter;
        })) {
            var waiting = kernel.execute("1");
            assertThat(kernel.answer(new KernelInfoRequest())).contains(CoreUnderTest.INFO);
            opened.countDown();
            assertThat(kernel.server.untilIdle(waiting)).contains(new ExecuteReply.Succeeded(1, Map.of()));
        }
    }

    @Test
    void refuses_a_request_that_it_does_not_know_and_goes_idle() {
        try (var kernel = CoreUnderTest.with(interpreter)) {
            assertThat(kernel.answer(new UnknownRequest("debug_request")))
                    .containsExactly(
                            BUSY,
                            new ErrorReply(
                                    "debug_reply",
                                    "UnknownRequest",
                                    "this kernel does not know debug_request",
                                    List.of("UnknownRequest: this kernel does not know debug_request")),
                            IDLE);
            // What is no request has no reply either.
            assertThat(kernel.answer(new UnknownRequest("gossip"))).containsExactly(BUSY, IDLE);
            assertThat(kernel.answer(new InvalidRequest("comm_msg", "the field `comm_id` is missing")))
                    .containsExactly(BUSY, IDLE);
        }
    }

    @Test
    void says_what_is_wrong_with_a_request() {
        try (var kernel = CoreUnderTest.with(interpreter)) {
            assertThat(kernel.answer(new InvalidRequest("execute_request", "the field `code` is missing")))
                    .filteredOn(ErrorReply.class::isInstance)
                    .singleElement()
                    .hasFieldOrPropertyWithValue("messageType", "execute_reply")
                    .hasFieldOrPropertyWithValue("value", "the field `code` is missing");
        }
    }

    @Test
    void remembers_cells_with_their_results() {
        interpreter.yielding("6 * 7", 42);
        try (var kernel = CoreUnderTest.with(interpreter)) {
            kernel.run("int a");
            kernel.run("6 * 7");
            kernel.answer(CoreUnderTest.silent("int hidden"));
            assertThat(kernel.answer(new HistoryRequest(true, new HistoryAccess.Tail(5))))
                    .contains(new HistoryReply(
                            List.of(new HistoryEntry(1, 1, "int a", null), new HistoryEntry(1, 2, "6 * 7", "42")),
                            true));
        }
    }
}
