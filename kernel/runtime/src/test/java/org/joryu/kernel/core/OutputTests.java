package org.joryu.kernel.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.joryu.kernel.interpreter.ExecutionOutcome.Completed;
import org.joryu.kernel.interpreter.ScriptedInterpreter;
import org.joryu.kernel.protocol.Content;
import org.joryu.kernel.protocol.Publication.ClearOutput;
import org.joryu.kernel.protocol.Publication.DisplayData;
import org.joryu.kernel.protocol.Publication.Stream;
import org.joryu.kernel.protocol.Publication.Stream.Name;
import org.joryu.kernel.protocol.Publication.UpdateDisplayData;
import org.joryu.notebook.Display;
import org.joryu.notebook.DisplayHandle;
import org.junit.jupiter.api.Test;

class OutputTests {

    private final ScriptedInterpreter interpreter = new ScriptedInterpreter();

    @Test
    void keeps_the_order_of_text_displays_and_result() {
        interpreter.on("cell", _ -> {
            System.out.print("one ");
            System.out.println("line");
            System.err.println("a warning");
            System.out.println("more");
            Display.show("shown");
            System.out.println("last");
            return new Completed(true, "value");
        });
        try (var kernel = CoreUnderTest.with(interpreter)) {
            assertThat(kernel.run("cell"))
                    .filteredOn(content -> content instanceof Stream)
                    .containsExactly(
                            new Stream(Name.STDOUT, "one line\n"),
                            new Stream(Name.STDERR, "a warning\n"),
                            new Stream(Name.STDOUT, "more\n"),
                            new Stream(Name.STDOUT, "last\n"));
            assertThat(kernel.run("cell"))
                    .extracting(Content::messageType)
                    .containsExactly(
                            "status",
                            "execute_input",
                            "stream",
                            "stream",
                            "stream",
                            "display_data",
                            "stream",
                            "execute_result",
                            "execute_reply",
                            "status");
        }
    }

    @Test
    void delivers_a_hundred_thousand_lines_whole_and_in_few_messages() {
        interpreter.doing("lines", () -> IntStream.range(0, 100_000).forEach(System.out::println));
        try (var kernel = CoreUnderTest.with(interpreter)) {
            var cell = kernel.execute("lines");
            var said = kernel.server.untilIdle(cell);
            assertThat(kernel.server.printed(cell, Name.STDOUT))
                    .isEqualTo(
                            IntStream.range(0, 100_000).mapToObj(i -> i + "\n").collect(Collectors.joining()));
            assertThat(said).hasSizeLessThan(300);
        }
    }

    @Test
    void never_breaks_a_code_point() {
        interpreter.doing("bytes", () -> {
            for (byte b : "蒸🌸é".getBytes(StandardCharsets.UTF_8)) {
                System.out.write(b);
                // Flushes what is whole of the other stream.
                System.err.print("");
                System.err.print(".");
            }
        });
        try (var kernel = CoreUnderTest.with(interpreter)) {
            var cell = kernel.execute("bytes");
            kernel.server.untilIdle(cell);
            assertThat(kernel.server.printed(cell, Name.STDOUT)).isEqualTo("蒸🌸é");
            assertThat(kernel.server.printed(cell, Name.STDERR)).isEqualTo(".........");
        }
    }

    @Test
    void shows_text_before_the_cell_ends() {
        var seen = new CountDownLatch(1);
        interpreter.doing("slow", () -> {
            System.out.print("begun");
            await(seen);
        });
        try (var kernel = CoreUnderTest.with(interpreter)) {
            var cell = kernel.execute("slow");
            kernel.server.await(cell, new Stream(Name.STDOUT, "begun")::equals);
            seen.countDown();
            kernel.server.untilIdle(cell);
        }
    }

    @Test
    void background_threads_print_below_the_cell_that_started_them() {
        var secondRan = new CountDownLatch(1);
        interpreter
                .doing(
                        "start",
                        () -> List.of(Thread.ofPlatform(), Thread.ofVirtual())
                                .forEach(kind -> kind.start(() -> {
                                    await(secondRan);
                                    System.out.print("x");
                                })))
                .doing("second", () -> System.out.print("second"));
        try (var kernel = CoreUnderTest.with(interpreter)) {
            var first = kernel.execute("start");
            kernel.server.untilIdle(first);
            var second = kernel.execute("second");
            kernel.server.untilIdle(second);
            secondRan.countDown();
            while (kernel.server.printed(first, Name.STDOUT).length() < 2) {
                Thread.onSpinWait();
            }
            assertThat(kernel.server.printed(second, Name.STDOUT)).isEqualTo("second");
        }
    }

    @Test
    void threads_of_nobody_print_below_the_latest_cell() {
        // Made before any cell, as a shared pool's threads are.
        var task = new CompletableFuture<Runnable>();
        var ofNobody = Thread.ofPlatform().start(() -> task.join().run());
        try (var kernel = CoreUnderTest.with(interpreter)) {
            var cell = kernel.execute("cell");
            kernel.server.untilIdle(cell);
            task.complete(() -> System.out.print("somewhere"));
            kernel.server.await(cell, new Stream(Name.STDOUT, "somewhere")::equals);
        } finally {
            ofNobody.interrupt();
        }
    }

    @Test
    void work_that_is_handed_to_others_belongs_to_the_cell_that_handed_it() {
        var secondRan = new CountDownLatch(1);
        try (var pool = Executors.newSingleThreadExecutor()) {
            interpreter
                    // The pool's thread is started by the first cell, and the second's work is handed to it.
                    .doing("first", () -> pool.execute(() -> {}))
                    .doing("second", () -> {
                        var here = interpreter.ofThisThread();
                        pool.execute(() -> {
                            await(secondRan);
                            here.execute(() -> System.out.print("of the second"));
                        });
                    });
            try (var kernel = CoreUnderTest.with(interpreter)) {
                kernel.run("first");
                var second = kernel.execute("second");
                kernel.server.untilIdle(second);
                kernel.run("third");
                secondRan.countDown();
                kernel.server.await(second, new Stream(Name.STDOUT, "of the second")::equals);
            }
        }
    }

    @Test
    void stops_showing_what_is_printed_beyond_the_limit_and_says_so_once() {
        interpreter.doing("flood", () -> {
            var kilobyte = "x".repeat(999) + "\n";
            IntStream.range(0, 3_000).forEach(_ -> System.out.print(kilobyte));
            Display.show("still shown");
        });
        System.setProperty("joryu.output.limit", "1");
        try (var kernel = CoreUnderTest.with(interpreter)) {
            var cell = kernel.execute("flood");
            assertThat(kernel.server.untilIdle(cell)).hasAtLeastOneElementOfType(DisplayData.class);
            assertThat(kernel.server.printed(cell, Name.STDOUT)).hasSize(1_000_000);
            assertThat(kernel.server.printed(cell, Name.STDERR)).containsOnlyOnce("printed more than 1 MB");
        } finally {
            System.clearProperty("joryu.output.limit");
        }
    }

    @Test
    void clears_what_was_printed_before_and_not_what_comes_after() {
        interpreter.doing("clear", () -> {
            System.out.print("old");
            Display.clearLater();
            System.out.print("new");
            Display.clear();
        });
        try (var kernel = CoreUnderTest.with(interpreter)) {
            assertThat(kernel.run("clear"))
                    .containsSubsequence(
                            new Stream(Name.STDOUT, "old"),
                            new ClearOutput(true),
                            new Stream(Name.STDOUT, "new"),
                            new ClearOutput(false));
        }
    }

    @Test
    void gives_the_console_back_when_it_closes() {
        var before = System.out;
        var kernel = CoreUnderTest.with(interpreter);
        assertThat(System.out).isNotSameAs(before);
        kernel.close();
        assertThat(System.out).isSameAs(before);
    }

    @Test
    void updates_what_is_shown_also_after_the_cell_but_not_with_the_same_again() {
        var handle = new CompletableFuture<DisplayHandle>();
        interpreter.doing("show", () -> handle.complete(Display.show("0 %")));
        try (var kernel = CoreUnderTest.with(interpreter)) {
            var first = kernel.execute("show");
            kernel.server.untilIdle(first);
            kernel.run("other");
            handle.join().update("0 %");
            handle.join().update("100 %");
            var id = handle.join().displayId();
            assertThat(kernel.server.about(first))
                    .filteredOn(said -> said instanceof DisplayData || said instanceof UpdateDisplayData)
                    .containsExactly(
                            new DisplayData(Map.of("text/plain", "0 %"), Map.of(), id),
                            new UpdateDisplayData(Map.of("text/plain", "100 %"), Map.of(), id));
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
