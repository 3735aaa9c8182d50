package org.joryu.kernel.jshell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.joryu.kernel.interpreter.Cell;
import org.joryu.kernel.interpreter.ExecutionOutcome;
import org.joryu.kernel.interpreter.ExecutionOutcome.Completed;
import org.joryu.kernel.interpreter.ExecutionOutcome.Interrupted;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Stopping what would never stop, with everything kept.
@Timeout(30)
class InterruptTests {

    private static final JShellInterpreter JAVA = JShellInterpreter.open(List.of());

    @BeforeAll
    static void declare() {
        JAVA.execute(new Cell("int kept = 41; long n;", 1));
        JAVA.execute(new Cell("long fibonacci(int i) { return i < 2 ? i : fibonacci(i - 1) + fibonacci(i - 2); }", 1));
    }

    @AfterAll
    static void close() {
        JAVA.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true) {}",
                "for (;;) n++;",
                "do { n++; } while (n != -1);",
                "Runnable r = () -> { while (true) n++; }; r.run();",
                "class Spinner { void spin() { while (true) {} } } new Spinner().spin();",
                "Stream.iterate(0, i -> i + 1).forEach(i -> {});",
                "fibonacci(200)",
                "Thread.sleep(600_000);",
                "new java.util.concurrent.CountDownLatch(1).await();",
                "while (true) { try { while (true) {} } catch (Throwable t) { n++; } }"
            })
    void stops_it_and_goes_on(String endless) throws Exception {
        try (var cells = Executors.newSingleThreadExecutor()) {
            var cell = start(cells, endless);

            JAVA.interrupt();

            assertThat(cell.get(10, TimeUnit.SECONDS)).isInstanceOf(Interrupted.class);
            assertThat(run("kept + 1")).isEqualTo(new Completed(true, 42));
            assertThat(run("Thread.currentThread().isInterrupted()")).isEqualTo(new Completed(true, false));
        }
    }

    @Test
    void drops_the_rest_of_the_cell() throws Exception {
        try (var cells = Executors.newSingleThreadExecutor()) {
            run("kept = 41;");
            var cell = start(cells, "try { Thread.sleep(600_000); } catch (InterruptedException e) {}\nkept = 0;");

            JAVA.interrupt();

            assertThat(cell.get(10, TimeUnit.SECONDS)).isInstanceOf(Interrupted.class);
            assertThat(run("kept")).isEqualTo(new Completed(true, 41));
        }
    }

    @Test
    void stops_the_threads_that_the_cell_started() throws Exception {
        try (var cells = Executors.newSingleThreadExecutor()) {
            // The thread that spins is also the one that says that the cell has begun.
            var spinner = "Thread spinning = new Thread(() -> { ready.countDown(); while (true) {} }, \"spinner\");";
            var cell = start(cells, "", spinner + "\nspinning.start();\nThread.sleep(600_000);");

            JAVA.interrupt();

            assertThat(cell.get(10, TimeUnit.SECONDS)).isInstanceOf(Interrupted.class);
            // Looked for from outside: the next cell would end the interrupt.
            for (var thread : Thread.getAllStackTraces().keySet()) {
                if (thread.getName().equals("spinner")) {
                    assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
                }
            }
        }
    }

    @Test
    void completion_and_inspection_do_not_wait_for_a_running_cell() throws Exception {
        try (var cells = Executors.newSingleThreadExecutor()) {
            var cell = start(cells, "while (true) {}");

            assertThat(JAVA.complete("\"abc\".substr", 12).items())
                    .extracting(i -> i.text())
                    .contains("substring(");
            assertThat(JAVA.inspect("Math.max", 8, 0)).isPresent();

            JAVA.interrupt();
            assertThat(cell.get(10, TimeUnit.SECONDS)).isInstanceOf(Interrupted.class);
        }
    }

    @Test
    void an_interrupt_without_a_cell_is_forgotten() {
        JAVA.interrupt();
        assertThat(run("int i = 0; while (i < 10) i++; i")).isEqualTo(new Completed(true, 10));
    }

    private static ExecutionOutcome run(String code) {
        return JAVA.execute(new Cell(code, 2));
    }

    /// Starts a cell and waits until its own code runs.
    private static Future<ExecutionOutcome> start(ExecutorService cells, String code) throws Exception {
        return start(cells, "ready.countDown();\n", code);
    }

    private static Future<ExecutionOutcome> start(ExecutorService cells, String begin, String code) throws Exception {
        run("var ready = new java.util.concurrent.CountDownLatch(1);");
        var latch = (java.util.concurrent.CountDownLatch) ((Completed) run("ready")).value();
        var cell = cells.submit(() -> JAVA.execute(new Cell(begin + code, 3)));
        assertThat(java.util.Objects.requireNonNull(latch).await(10, TimeUnit.SECONDS))
                .isTrue();
        return cell;
    }
}
