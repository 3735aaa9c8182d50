package org.joryu.kernel.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.joryu.kernel.interpreter.ScriptedInterpreter;
import org.joryu.kernel.protocol.Comm.CommOpen;
import org.joryu.kernel.protocol.Comm.Payload;
import org.joryu.kernel.protocol.Content;
import org.joryu.kernel.protocol.ExecuteReply;
import org.joryu.kernel.protocol.HistoryAccess;
import org.joryu.kernel.protocol.Publication.ExecuteInput;
import org.joryu.kernel.protocol.Publication.Status;
import org.joryu.kernel.protocol.Publication.Stream;
import org.joryu.kernel.protocol.Reply.ErrorReply;
import org.joryu.kernel.protocol.Request;
import org.joryu.kernel.protocol.Request.CommInfoRequest;
import org.joryu.kernel.protocol.Request.CompleteRequest;
import org.joryu.kernel.protocol.Request.ExecuteRequest;
import org.joryu.kernel.protocol.Request.HistoryRequest;
import org.joryu.kernel.protocol.Request.InspectRequest;
import org.joryu.kernel.protocol.Request.InterruptRequest;
import org.joryu.kernel.protocol.Request.IsCompleteRequest;
import org.joryu.kernel.protocol.SubshellReply;
import org.joryu.kernel.protocol.SubshellRequest;
import org.junit.jupiter.api.Test;

class SubshellTests {

    private static final Status BUSY = new Status(Status.State.BUSY);
    private static final Status IDLE = new Status(Status.State.IDLE);

    private final CountDownLatch release = new CountDownLatch(1);
    private final ScriptedInterpreter interpreter = new ScriptedInterpreter()
            .failing("1 / 0", "java.lang.ArithmeticException", "/ by zero")
            .doing("wait", () -> {
                try {
                    release.await();
                } catch (InterruptedException interrupted) {
                    throw new AssertionError(interrupted);
                }
            });

    @Test
    void are_made_listed_and_deleted() {
        try (var kernel = CoreUnderTest.with(interpreter)) {
            var first = create(kernel);
            var second = create(kernel);
            assertThat(first).isNotEqualTo(second);
            assertThat(kernel.answer(new SubshellRequest.ListAll()))
                    .containsExactly(BUSY, new SubshellReply.All(List.of(first, second)), IDLE);
            assertThat(kernel.answer(new SubshellRequest.Delete(first)))
                    .containsExactly(BUSY, new SubshellReply.Deleted(), IDLE);
            assertThat(kernel.answer(new SubshellRequest.ListAll())).contains(new SubshellReply.All(List.of(second)));
        }
    }

    @Test
    void cannot_be_deleted_or_asked_when_they_are_not_there() {
        try (var kernel = CoreUnderTest.with(interpreter)) {
            assertThat(kernel.answer(new SubshellRequest.Delete("x"))).contains(unknown("delete_subshell_reply"));
            assertThat(answerIn("x", kernel, ExecuteRequest.of("1")))
                    .containsExactly(BUSY, unknown("execute_reply"), IDLE);
            assertThat(answerIn("x", kernel, new CompleteRequest("a.", 2))).contains(unknown("complete_reply"));
            // A comm message has no reply.
            assertThat(answerIn("x", kernel, new CommOpen("id", "target", Payload.NONE)))
                    .containsExactly(BUSY, IDLE);
            assertThat(interpreter.executed()).isEmpty();
        }
    }

    @Test
    void answer_questions_while_a_cell_runs_in_the_main_shell() {
        try (var kernel = CoreUnderTest.with(interpreter)) {
            var subshell = create(kernel);
            var running = kernel.execute("wait");
            kernel.server.await(running, ExecuteInput.class::isInstance);
            for (var question : List.of(
                    new CompleteRequest("a.", 2),
                    new InspectRequest("known", 1, 0),
                    new IsCompleteRequest("1"),
                    new HistoryRequest(false, new HistoryAccess.Tail(1)),
                    new CommInfoRequest(null))) {
                assertThat(answerIn(subshell, kernel, question)).hasSize(3).endsWith(IDLE);
            }
            assertThat(kernel.server.about(running)).doesNotContain(IDLE);
            release.countDown();
            kernel.server.untilIdle(running);
        }
    }

    @Test
    void say_that_a_cell_waits_and_run_it_before_the_rest_of_the_notebook() {
        try (var kernel = CoreUnderTest.with(interpreter)) {
            var subshell = create(kernel);
            var running = kernel.execute("wait");
            kernel.server.await(running, ExecuteInput.class::isInstance);
            var second = kernel.execute("second");
            var third = kernel.execute("third");
            var peek = kernel.askIn(subshell, ExecuteRequest.of("peek"));
            var again = kernel.askIn(subshell, ExecuteRequest.of("again"));
            assertThat(kernel.server.printed(peek, Stream.Name.STDERR)).contains("Java cells run one at a time");

            release.countDown();
            List.of(second, third, peek, again).forEach(kernel.server::untilIdle);
            assertThat(interpreter.executed()).containsExactly("wait", "second", "peek", "third", "again");
            assertThat(kernel.server.about(second)).noneMatch(Stream.class::isInstance);
        }
    }

    @Test
    void count_with_the_main_shell() {
        try (var kernel = CoreUnderTest.with(interpreter)) {
            kernel.run("1");
            assertThat(answerIn(create(kernel), kernel, ExecuteRequest.of("2")))
                    .containsExactly(BUSY, new ExecuteInput("2", 2), new ExecuteReply.Succeeded(2, Map.of()), IDLE);
        }
    }

    @Test
    void abort_nothing_but_their_own_cells() {
        try (var kernel = CoreUnderTest.with(interpreter)) {
            var subshell = create(kernel);
            var running = kernel.execute("wait");
            kernel.server.await(running, ExecuteInput.class::isInstance);
            kernel.askIn(subshell, ExecuteRequest.of("1 / 0"));
            var behind = kernel.askIn(subshell, ExecuteRequest.of("behind"));
            var main = kernel.execute("main");
            release.countDown();
            assertThat(kernel.server.untilIdle(behind)).contains(new ExecuteReply.Aborted());
            assertThat(kernel.server.untilIdle(main)).contains(new ExecuteReply.Succeeded(3, Map.of()));
        }
    }

    @Test
    void answer_what_waits_in_them_when_they_are_deleted() {
        try (var kernel = CoreUnderTest.with(interpreter)) {
            var subshell = create(kernel);
            var running = kernel.execute("wait");
            kernel.server.await(running, ExecuteInput.class::isInstance);
            var waiting = kernel.askIn(subshell, ExecuteRequest.of("late"));
            assertThat(kernel.answer(new SubshellRequest.Delete(subshell))).contains(new SubshellReply.Deleted());
            assertThat(kernel.server.untilIdle(waiting)).endsWith(BUSY, new ExecuteReply.Aborted(), IDLE);
            release.countDown();
            assertThat(kernel.server.untilIdle(running)).contains(new ExecuteReply.Succeeded(1, Map.of()));
            assertThat(interpreter.executed()).containsExactly("wait");
        }
    }

    @Test
    void are_interrupted_with_the_kernel() throws InterruptedException {
        var asleep = new CountDownLatch(1);
        interpreter.doing("sleep", () -> {
            try {
                asleep.countDown();
                new CountDownLatch(1).await();
            } catch (InterruptedException stopped) {
                // Ends early.
            }
        });
        try (var kernel = CoreUnderTest.with(interpreter)) {
            var sleeping = kernel.askIn(create(kernel), ExecuteRequest.of("sleep"));
            asleep.await();
            kernel.answer(new InterruptRequest());
            assertThat(kernel.server.untilIdle(sleeping)).endsWith(IDLE);
        }
    }

    private static String create(CoreUnderTest kernel) {
        return kernel.answer(new SubshellRequest.Create()).stream()
                .filter(SubshellReply.Created.class::isInstance)
                .map(reply -> ((SubshellReply.Created) reply).subshellId())
                .findFirst()
                .orElseThrow();
    }

    private static List<Content> answerIn(String subshell, CoreUnderTest kernel, Request request) {
        return kernel.server.untilIdle(kernel.askIn(subshell, request));
    }

    private static ErrorReply unknown(String type) {
        var message = "there is no subshell x: create_subshell_request makes one";
        return new ErrorReply(type, "UnknownSubshell", message, List.of("UnknownSubshell: " + message));
    }
}
