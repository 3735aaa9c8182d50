package org.joryu.kernel.jshell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
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

    @Test
    void stops_a_handler_without_a_cell_and_a_cell_without_a_handler() throws Exception {
        JAVA.execute(new Cell("var turns = new java.util.concurrent.atomic.AtomicLong();", 1));
        JAVA.execute(new Cell("var started = new java.util.concurrent.CountDownLatch(1);", 1));
        var started = (CountDownLatch) value("started");
        var turns = (AtomicLong) value("turns");
        var endless = (Runnable) value("(Runnable) () -> { while (true) turns.incrementAndGet(); }");
        try (var others = Executors.newFixedThreadPool(2)) {
            var handler = others.submit(() -> JAVA.beside(endless));
            var cell = others.submit(() -> JAVA.execute(new Cell("started.countDown(); while (true) {}", 2)));
            started.await();
            JAVA.interrupt();
            assertThat(cell.get()).isInstanceOf(Interrupted.class);
            long before = turns.get();
            while (turns.get() == before) {
                Thread.onSpinWait();
            }
            assertThat(handler).isNotDone();

            JAVA.interruptBeside();

            assertThatThrownBy(handler::get).hasCauseInstanceOf(CellInterruption.class);
            assertThat(JAVA.execute(new Cell("int after = 0; for (int i = 0; i < 1000; i++) after++; after", 3)))
                    .isEqualTo(new Completed(true, 1000));
        }
    }

    private static Object value(String expression) {
        return Objects.requireNonNull(((Completed) JAVA.evaluate(expression)).value());
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
                "while (true) { try { while (true) {} } catch (Throwable t) { n++; } }",
                "try { n++; } finally { while (true) {} }",
                "synchronized (new Object()) { while (true) {} }",
                "new Object() { void spin() { while (true) {} } }.spin();",
                "{ class Local { Local() { for (;;) n++; } } new Local(); }",
                "record Endless(int i) { Endless { while (true) {} } } new Endless(1);",
                "interface Spinning { default void spin() { while (true) {} } } new Spinning() {}.spin();",
                "class Initialized { static int i = 1; static { while (i > 0) {} } } new Initialized();",
                "enum Turns { ONE; Turns() { while (true) {} } } Turns.ONE.name();",
                "outer: while (true) { while (true) { if (n >= 0) continue outer; } }",
                "for (int i = 0; i < 10; i--) switch (i) { case 1 -> n++; default -> n--; }",
                "int[] endless(int[] a) { return endless(new int[] {a[0] + 1}); } while (true) { try { endless(new int[1]); } catch (StackOverflowError e) {} }",
                "IntStream.iterate(0, i -> i + 1).parallel().map(i -> i / 2).allMatch(i -> i > -2)",
                "Stream.generate(() -> 1).filter(i -> i > 1).findAny()",
                "new ArrayList<>(List.of(2, 1)).sort((a, b) -> { while (true) {} });",
                "new java.util.concurrent.LinkedBlockingQueue<String>().take();",
                "java.util.concurrent.locks.LockSupport.park(); while (true) java.util.concurrent.locks.LockSupport.park();",
                "synchronized (ready) { ready.wait(); }",
                "new ProcessBuilder(\"sleep\", \"600\").start().waitFor();",
                "java.nio.channels.Pipe.open().source().read(java.nio.ByteBuffer.allocate(1));",
                "var t = Thread.ofVirtual().start(() -> { while (true) {} }); t.join();",
                "try (var pool = java.util.concurrent.Executors.newFixedThreadPool(1)) { pool.submit(() -> { while (true) {} }).get(); }",
                "java.util.concurrent.CompletableFuture.runAsync(() -> { while (true) {} }).join();"
            })
    void stops_it_and_goes_on(String endless) throws Exception {
        try (var cells = Executors.newSingleThreadExecutor()) {
            var cell = start(cells, endless);

            JAVA.interrupt();

            assertThat(cell.get(10, TimeUnit.SECONDS)).isInstanceOf(Interrupted.class);
            assertThat(run("kept = 41; kept + 1")).isEqualTo(new Completed(true, 42));
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
    void lets_threads_of_earlier_cells_run_on() throws Exception {
        run("""
                var turns = new java.util.concurrent.atomic.AtomicLong();
                var stop = new java.util.concurrent.atomic.AtomicBoolean();
                var earlier = new Thread(() -> { while (!stop.get()) turns.incrementAndGet(); });
                earlier.start();""");
        try (var cells = Executors.newSingleThreadExecutor()) {
            var cell = start(cells, "while (true) {}");
            JAVA.interrupt();
            assertThat(cell.get(10, TimeUnit.SECONDS)).isInstanceOf(Interrupted.class);
        }
        assertThat(run("earlier.isAlive()")).isEqualTo(new Completed(true, true));
        run("stop.set(true); earlier.join();");
    }

    @Test
    void says_where_a_library_keeps_the_cell_that_was_stopped() throws Exception {
        var lock = new ReentrantLock();
        var errors = new ByteArrayOutputStream();
        var before = System.err;
        System.getProperties().put("joryu.test.lock", lock);
        lock.lock();
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
        try (var cells = Executors.newSingleThreadExecutor()) {
            var cell = start(
                    cells,
                    "",
                    "{ ready.countDown();\n((java.util.concurrent.locks.Lock) System.getProperties().get(\"joryu.test.lock\")).lock(); }");
            JAVA.interrupt();
            while (!errors.toString(StandardCharsets.UTF_8).contains("]")) {
                Thread.sleep(Duration.ofMillis(20));
            }
            assertThat(cell).isNotDone();
            lock.unlock();
            assertThat(cell.get(10, TimeUnit.SECONDS)).isInstanceOf(Interrupted.class);
        } finally {
            System.setErr(before);
            System.getProperties().remove("joryu.test.lock");
        }
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .containsOnlyOnce(
                        "the cell is in java.util.concurrent.locks.ReentrantLock.lock, called at cell 3, line 2.");
        assertThat(run("kept")).isEqualTo(new Completed(true, 41));
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
