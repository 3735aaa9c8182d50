package org.joryu.kernel.jshell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import org.joryu.kernel.interpreter.Cell;
import org.joryu.kernel.interpreter.ExecutionOutcome.Completed;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What would end a program ends a cell, and the next one finds everything as it was.
class CellEndTests {

    private static final JShellInterpreter JAVA = JShellInterpreter.open(List.of());
    private static final Failures CELLS = new Failures(JAVA);

    static {
        CELLS.run("int kept = 41;\nimport java.util.function.*;");
    }

    @AfterAll
    static void close() {
        JAVA.close();
    }

    @AfterEach
    void the_next_cell_is_as_any() {
        assertThat(JAVA.execute(new Cell("kept + 1", 1))).isEqualTo(new Completed(true, 42));
    }

    @Test
    void exit_ends_the_cell_however_it_is_called() {
        var ways = new LinkedHashMap<String, Object>();
        for (var way : List.of(
                "System.exit(3);",
                "Runtime.getRuntime().exit(3);",
                "Runtime.getRuntime().halt(3);",
                "List.of(3).forEach(i -> System.exit(i));",
                "List.of(3).forEach(System::exit);",
                "IntConsumer halt = Runtime.getRuntime()::halt; halt.accept(3);",
                "class Quits { static void now() { try { System.exit(3); } catch (Exception e) { } } } Quits.now();")) {
            ways.put(way, CELLS.fails(way).message());
        }

        assertThat(ways)
                .allSatisfy((way, message) -> assertThat(entry(way, message))
                        .isEqualTo(entry(way, "exit(3) ended the cell; the kernel goes on")));
    }

    @Test
    void exit_in_a_thread_ends_the_thread_and_says_so() {
        var printed = printed("var quitter = new Thread(() -> System.exit(3)); quitter.start(); quitter.join();");

        assertThat(printed).contains("SystemExit: exit(3) ended the cell; the kernel goes on", "in a lambda");
    }

    @Test
    void recursion_without_end_ends_the_cell() {
        assertThat(CELLS.fails("int deep(int n) { return deep(n + 1) + 1; }\ndeep(0)")
                        .name())
                .isEqualTo("java.lang.StackOverflowError");
        assertThat(CELLS.fails("class Ring { Ring next = new Ring(); }\nnew Ring()")
                        .name())
                .isEqualTo("java.lang.StackOverflowError");
        assertThat(CELLS.fails(
                                "Supplier<Object>[] loop = new Supplier[1]; loop[0] = () -> loop[0].get(); loop[0].get()")
                        .name())
                .isEqualTo("java.lang.StackOverflowError");
    }

    @Test
    void an_array_that_no_heap_holds_ends_the_cell() {
        assertThat(CELLS.fails("long[] huge = new long[Integer.MAX_VALUE];").name())
                .isEqualTo("java.lang.OutOfMemoryError");
        assertThat(CELLS.fails("\"x\".repeat(Integer.MAX_VALUE).repeat(2)").name())
                .isEqualTo("java.lang.OutOfMemoryError");
    }

    @Test
    void a_heap_that_is_full_ends_the_cell_and_is_free_again() {
        // In pieces of 64 MB, so that little is left to others for no longer than it takes to fail.
        var failure = CELLS.fails("""
                void fill() {
                    var hoard = new ArrayList<byte[]>();
                    while (true) hoard.add(new byte[1 << 26]);
                }
                fill();
                """);

        assertThat(failure.name()).isEqualTo("java.lang.OutOfMemoryError");
        assertThat(JAVA.execute(new Cell("new byte[1 << 26].length >> 26", 1))).isEqualTo(new Completed(true, 1));
    }

    @Test
    void traces_are_printed_in_the_words_of_the_notebook_by_method_references_too() {
        var unbound = printed("List.of(new IllegalStateException(\"far\")).forEach(Throwable::printStackTrace);");
        var bound = printed("Runnable print = new IllegalStateException(\"near\")::printStackTrace; print.run();");

        assertThat(unbound).contains("IllegalStateException: far", "line 1").doesNotContain("REPL");
        assertThat(bound).contains("IllegalStateException: near", "line 1").doesNotContain("REPL");
    }

    @Test
    void other_methods_of_these_names_are_left_alone() {
        assertThat(printed("""
                class Log { void printStackTrace() { System.err.println("mine"); } void exit(int n) { System.err.println(n); } }
                List.of(new Log()).forEach(Log::printStackTrace);
                IntStream.of(7).forEach(new Log()::exit);
                """)).isEqualTo("mine\n7\n");
    }

    private static String printed(String code) {
        var err = System.err;
        var bytes = new ByteArrayOutputStream();
        try (var stream = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setErr(stream);
            CELLS.run(code);
        } finally {
            System.setErr(err);
        }
        return Failures.plain(bytes.toString(StandardCharsets.UTF_8)).replace("\r\n", "\n");
    }
}
