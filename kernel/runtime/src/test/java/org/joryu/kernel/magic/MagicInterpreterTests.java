package org.joryu.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.joryu.kernel.interpreter.ExecutionOutcome.Completed;
import org.joryu.kernel.interpreter.ExecutionOutcome.Interrupted;
import org.joryu.notebook.Magic;
import org.joryu.notebook.MagicCall;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Cells of Java and magics, and what becomes of them.
class MagicInterpreterTests {

    private static final NotebookUnderTest NOTEBOOK = new NotebookUnderTest();

    @AfterAll
    static void close() {
        NOTEBOOK.close();
    }

    /// A magic as a library would bring it.
    private record Shout() implements Magic {

        @Override
        public Description description() {
            return Description.line("shout", "%shout TEXT", "Gives the text in capitals.")
                    .withAliases("yell");
        }

        @Override
        public Object run(MagicCall call) throws UsageException {
            if (call.arguments().isEmpty()) {
                throw new UsageException("TEXT is missing");
            }
            return call.arguments().toUpperCase(Locale.ROOT);
        }
    }

    @Test
    void java_and_magics_run_in_order_and_the_last_gives_the_value() {
        assertThat(NOTEBOOK.value("int x = 20;\n%time x++\nint y = x * 2;\ny")).isEqualTo(42);
        assertThat(NOTEBOOK.printed()).contains("20").contains("wall");
        assertThat(NOTEBOOK.value("int z = 1;\n%time z + 1")).isEqualTo(2);
        assertThat(NOTEBOOK.run("%time int quiet = 1;")).isEqualTo(Completed.WITHOUT_VALUE);
    }

    @Test
    void a_value_on_the_way_is_shown_unless_a_semicolon_hides_it() {
        assertThat(NOTEBOOK.value("\"shown\".concat(\"!\")\n%time \"hidden\".concat(\"!\");\n\"last\""))
                .isEqualTo("last");
        assertThat(NOTEBOOK.printed()).contains("shown!").doesNotContain("hidden!");
    }

    @Test
    void errors_of_java_keep_the_lines_of_the_cell() {
        assertThat(NOTEBOOK.traceback("int one = 1;\n%env\n\nint[] none = {};\nnone[one]"))
                .contains("  cell 7, line 5");
        assertThat(NOTEBOOK.traceback("\n%time 1 / 0")).contains("  cell 7, line 2");
        assertThat(NOTEBOOK.traceback("%%time\nint a = 1;\n\nint b = missing;")).contains("  cell 7, line 4");
    }

    @Test
    void a_failure_ends_the_cell() {
        NOTEBOOK.run("int touched = 0;");
        assertThat(NOTEBOOK.failure("%time 1 / 0\ntouched = 1;").name()).isEqualTo("java.lang.ArithmeticException");
        assertThat(NOTEBOOK.value("touched")).isEqualTo(0);
    }

    @Test
    void an_unknown_magic_is_told_before_anything_runs() {
        NOTEBOOK.run("int before = 0;");
        var failure = NOTEBOOK.failure("before = 1;\n%tiem before");
        assertThat(failure.name()).isEqualTo("MagicError");
        assertThat(failure.message()).isEqualTo("there is no magic %tiem: did you mean %time? %help lists all");
        assertThat(NOTEBOOK.traceback("before = 1;\n%tiem before")).contains("  cell 7, line 2", "    %tiem before");
        assertThat(NOTEBOOK.value("before")).isEqualTo(0);
        assertThat(NOTEBOOK.failure("%qwxyzzy").message()).isEqualTo("there is no magic %qwxyzzy: %help lists all");
        assertThat(NOTEBOOK.failure("%").message()).contains("must be followed by the name");
    }

    @Test
    void a_magic_in_the_wrong_form_says_which_is_right() {
        assertThat(NOTEBOOK.failure("%bash ls").message()).contains("bash is used as %%bash");
        assertThat(NOTEBOOK.failure("%%vars\n").message()).contains("vars is used as %vars");
        assertThat(NOTEBOOK.failure("int x = 1;\n%%time\nx").message()).contains("must be in the first line");
    }

    @Test
    void wrong_arguments_are_answered_with_the_usage() {
        NOTEBOOK.interpreter.add(List.of(new Shout()));
        assertThat(NOTEBOOK.value("%shout ja")).isEqualTo("JA");
        assertThat(NOTEBOOK.value("%yell ja")).isEqualTo("JA");
        assertThat(NOTEBOOK.traceback("%shout"))
                .containsExactly("MagicError: TEXT is missing", "  cell 7, line 1", "    %shout", "usage: %shout TEXT");
    }

    @Test
    void cell_magics_can_be_stacked_and_hold_line_magics() {
        assertThat(NOTEBOOK.value("%%time\n%%time\nint inner = 4;\n%time inner * 2"))
                .isEqualTo(8);
        assertThat(NOTEBOOK.printed().lines().filter(line -> line.startsWith("wall")))
                .hasSize(3);
    }

    @Test
    void a_stop_ends_a_magic_and_the_rest_of_the_cell() throws Exception {
        var begun = new CountDownLatch(1);
        NOTEBOOK.interpreter.add(List.of(new Wait(begun)));
        NOTEBOOK.run("int reached = 0;");
        try (var cells = Executors.newSingleThreadExecutor()) {
            var cell = cells.submit(() -> NOTEBOOK.run("%wait\nreached = 1;"));
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

            NOTEBOOK.interpreter.interrupt();

            assertThat(cell.get(10, TimeUnit.SECONDS)).isInstanceOf(Interrupted.class);
            assertThat(NOTEBOOK.value("reached")).isEqualTo(0);
        }
    }

    @Test
    void a_stop_ends_java_within_a_magic() throws Exception {
        NOTEBOOK.run("var running = new java.util.concurrent.CountDownLatch(1);");
        var running = (CountDownLatch) NOTEBOOK.value("running");
        try (var cells = Executors.newSingleThreadExecutor()) {
            var cell = cells.submit(() -> NOTEBOOK.run("%%time\nrunning.countDown();\nwhile (true) {}"));
            assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();

            NOTEBOOK.interpreter.interrupt();

            assertThat(cell.get(10, TimeUnit.SECONDS)).isInstanceOf(Interrupted.class);
        }
    }

    @Test
    void a_stop_ends_a_value_that_never_has_told_itself() throws Exception {
        NOTEBOOK.run("var telling = new java.util.concurrent.CountDownLatch(1);");
        var telling = (CountDownLatch) NOTEBOOK.value("telling");
        NOTEBOOK.run(
                "class Talker { public String toString() { telling.countDown(); while (true) {} } } var talker = new Talker();");
        try (var cells = Executors.newSingleThreadExecutor()) {
            var cell = cells.submit(() -> NOTEBOOK.run("%vars"));
            assertThat(telling.await(10, TimeUnit.SECONDS)).isTrue();

            NOTEBOOK.interpreter.interrupt();

            assertThat(cell.get(10, TimeUnit.SECONDS)).isInstanceOf(Interrupted.class);
        }
        NOTEBOOK.run("talker = null;");
    }

    private record Wait(CountDownLatch begun) implements Magic {

        @Override
        public Description description() {
            return Description.line("wait", "%wait", "Waits for ever.");
        }

        @Override
        public Object run(MagicCall call) throws InterruptedException {
            begun.countDown();
            new CountDownLatch(1).await();
            return "";
        }
    }
}
