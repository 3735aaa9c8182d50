package org.joryu.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.joryu.kernel.interpreter.ExecutionOutcome.Completed;
import org.joryu.kernel.interpreter.ExecutionOutcome.Interrupted;
import org.joryu.notebook.MimeBundle;
import org.joryu.notebook.Notebook.Captured;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What each of the magics does.
class StandardMagicsTests {

    private static final NotebookUnderTest NOTEBOOK = new NotebookUnderTest();

    @TempDir
    private Path folder;

    @AfterAll
    static void close() {
        NOTEBOOK.close();
    }

    @Test
    void time_says_what_passed_also_when_the_code_fails() {
        NOTEBOOK.run("%time 1 / 0");
        assertThat(NOTEBOOK.printed()).matches("wall [\\d.]+ \\S+, CPU [\\d.]+ \\S+\\R");
        assertThat(NOTEBOOK.failure("%time").message()).isEqualTo("there is no Java to run");
    }

    @Test
    void timeit_measures_expressions_and_statements() {
        NOTEBOOK.run("int[] numbers = {3, 1, 2}; int calls = 0; void work() { calls++; }");
        assertThat(NOTEBOOK.run("%timeit -n 10 -r 3 Arrays.stream(numbers).sum()"))
                .isEqualTo(Completed.WITHOUT_VALUE);
        assertThat(NOTEBOOK.printed())
                .matches("[\\d.]+ \\S+ ± [\\d.]+ \\S+ per run, best .* \\(3 repeats of 10 runs\\)\\R");
        NOTEBOOK.run("%timeit -n 10 -r 3 work()");
        // Once to warm up, and three times to measure.
        assertThat(NOTEBOOK.value("calls")).isEqualTo(40);
        NOTEBOOK.run("%%timeit -n 5 -r 2\nint own = numbers[0];\nif (own > 0) {\n    work();\n}");
        assertThat(NOTEBOOK.printed()).contains("2 repeats of 5 runs");
    }

    @Test
    void timeit_tells_errors_as_the_cell_has_them() {
        assertThat(NOTEBOOK.traceback("%timeit 1 / 0")).first().asString().contains("ArithmeticException");
        assertThat(NOTEBOOK.traceback("\n%timeit missing + 1")).contains("  cell 7, line 2");
        assertThat(NOTEBOOK.failure("%timeit -n 0 1 + 1").message())
                .isEqualTo("-n must be a whole number greater than 0, but is 0");
        assertThat(NOTEBOOK.failure("%timeit -x 1 + 1").message())
                .isEqualTo("there is no option -x: the options are -n, -r");
    }

    @Test
    void classpath_adds_jars_that_the_next_line_can_import() throws Exception {
        var jar = jarWithGreeting();
        assertThat(NOTEBOOK.value("%classpath " + jar.getParent() + "/*.jar\nimport greeting.Hello;\nHello.WORD"))
                .isEqualTo("hello");
        assertThat(NOTEBOOK.text("%classpath")).contains(jar.toString());
        NOTEBOOK.run("%classpath " + jar);
        assertThat(NOTEBOOK.printed()).contains("already there: " + jar);
        assertThat(NOTEBOOK.failure("%classpath " + folder.resolve("none.jar")).message())
                .contains("there is no file or folder");
        var text = Files.writeString(folder.resolve("text.jar"), "no jar");
        assertThat(NOTEBOOK.failure("%classpath " + text).message()).contains("is neither a folder nor a jar");
    }

    private Path jarWithGreeting() throws Exception {
        var source = Files.writeString(
                Files.createDirectories(folder.resolve("source/greeting")).resolve("Hello.java"),
                "package greeting; public class Hello { public static final String WORD = \"hello\"; }");
        var classes = folder.resolve("classes");
        var compiler = ToolProvider.getSystemJavaCompiler();
        assertThat(compiler.run(null, null, null, "-d", classes.toString(), source.toString()))
                .isZero();
        var jar = Files.createDirectories(folder.resolve("lib")).resolve("hello.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry("greeting/Hello.class"));
            out.write(Files.readAllBytes(classes.resolve("greeting/Hello.class")));
        }
        return jar;
    }

    @Test
    void classpath_welcomes_the_extensions_in_what_it_adds() throws Exception {
        var jar = Jars.writeExtension(folder.resolve("shouting.jar"));
        NOTEBOOK.run("%classpath " + jar);
        assertThat(NOTEBOOK.printed()).contains("extension: shouting", "added: " + jar);
        assertThat(NOTEBOOK.value("loud(\"abc\")")).isEqualTo("ABC");
        assertThat(NOTEBOOK.value("%shout hear")).isEqualTo("HEAR");
    }

    @Test
    void load_runs_a_file_and_names_its_lines() throws Exception {
        var file = Files.writeString(
                folder.resolve("Money.java"),
                "package com.example;\n\nrecord Money(int cents) {}\nint broke = 1 / 0;\n");
        assertThat(NOTEBOOK.traceback("%load " + file))
                .contains("  " + file + ", line 4")
                .anyMatch(line -> line.contains("int broke = 1 / 0;"));
        assertThat(NOTEBOOK.value("new Money(3).cents()")).isEqualTo(3);
        assertThat(NOTEBOOK.failure("%load " + folder + "/none.java").message()).contains("there is no file");
    }

    @Test
    void load_runs_the_code_cells_of_a_notebook() throws Exception {
        var file = Files.writeString(folder.resolve("other.ipynb"), """
                {"nbformat": 4, "cells": [
                  {"cell_type": "markdown", "source": "# no Java"},
                  {"cell_type": "code", "source": ["int loaded = 40;\\n", "%env\\n"]},
                  {"cell_type": "code", "source": "loaded + 2"}]}
                """);
        assertThat(NOTEBOOK.value("%load " + file)).isEqualTo(42);
        Files.writeString(file, "{\"cells\": [{\"cell_type\": \"code\", \"source\": \"\\nmissing\"}]}");
        assertThat(NOTEBOOK.traceback("%load " + file)).contains("  " + file + ", code cell 1, line 2");
        Files.writeString(file, "[]");
        assertThat(NOTEBOOK.failure("%load " + file).message()).contains("it has no cells");
    }

    @Test
    void load_does_not_follow_a_circle() throws Exception {
        var file = folder.resolve("self.jsh");
        Files.writeString(file, "%load " + file + "\n");
        assertThat(NOTEBOOK.failure("%load " + file).message()).contains("loads itself");
    }

    @Test
    void scripts_print_below_the_cell_and_fail_it_by_their_exit_code() {
        NOTEBOOK.run("%%bash one \"two words\"\necho \"$1|$2\"\necho wrong >&2\n");
        assertThat(NOTEBOOK.printed()).contains("one|two words").contains("wrong");
        assertThat(NOTEBOOK.failure("%%sh\nexit 3\n").message()).isEqualTo("sh ended with exit code 3");
    }

    @Test
    void a_stop_ends_a_script_and_what_it_started() throws Exception {
        var id = folder.resolve("pid");
        try (var cells = Executors.newSingleThreadExecutor()) {
            var cell = cells.submit(() -> NOTEBOOK.run(
                    "%%bash\nsleep 600 &\necho $! > " + id + ".part\nmv " + id + ".part " + id + "\nwait\n"));
            while (!Files.exists(id)) {
                assertThat(cell.isDone()).isFalse();
                Thread.onSpinWait();
            }
            NOTEBOOK.interpreter.interrupt();
            assertThat(cell.get(10, TimeUnit.SECONDS)).isInstanceOf(Interrupted.class);
            var sleep = ProcessHandle.of(Long.parseLong(Files.readString(id).strip()));
            sleep.ifPresent(
                    process -> process.onExit().orTimeout(10, TimeUnit.SECONDS).join());
        }
    }

    @Test
    void env_sets_what_scripts_see_and_says_that_java_does_not() {
        NOTEBOOK.run("%env JORYU_GREETING=\"good day\"");
        assertThat(NOTEBOOK.printed()).contains("System.getenv in cells is as it was");
        NOTEBOOK.run("%%bash\necho $JORYU_GREETING");
        assertThat(NOTEBOOK.printed()).contains("good day");
        assertThat(NOTEBOOK.value("%env JORYU_GREETING")).isEqualTo("good day");
        assertThat(NOTEBOOK.failure("%env JORYU_GREETIN").message()).contains("did you mean JORYU_GREETING?");
        NOTEBOOK.run("%env JORYU_TOKEN=abc");
        assertThat(NOTEBOOK.text("%env")).contains("JORYU_GREETING=good day", "JORYU_TOKEN=…");
        NOTEBOOK.run("%env JORYU_GREETING=");
        assertThat(NOTEBOOK.text("%env")).doesNotContain("JORYU_GREETING");
    }

    @Test
    void capture_keeps_output_in_a_variable() {
        NOTEBOOK.run("%%capture kept\nSystem.out.println(\"out\");\nSystem.err.println(\"err\");");
        assertThat(NOTEBOOK.printed()).isEmpty();
        assertThat(NOTEBOOK.value("kept")).isInstanceOfSatisfying(Captured.class, captured -> {
            assertThat(captured.stdout()).isEqualToNormalizingNewlines("out\n");
            assertThat(captured.stderr()).isEqualToNormalizingNewlines("err\n");
        });
        assertThat(NOTEBOOK.value("kept.stdout().strip()")).isEqualTo("out");
        NOTEBOOK.failure("%%capture\nSystem.out.println(\"before\");\nint none = 1 / 0;");
        assertThat(NOTEBOOK.printed()).contains("before");
        assertThat(NOTEBOOK.failure("%%capture no-name\n1").message())
                .isEqualTo("VARIABLE must be a name, but is no-name");
    }

    @Test
    void writefile_writes_the_body_as_it_is() throws Exception {
        var file = folder.resolve("deep/er/notes.txt");
        NOTEBOOK.run("%%writefile " + file + "\n%vars\n  int x = (;\n");
        assertThat(file).hasContent("%vars\n  int x = (;\n");
        assertThat(NOTEBOOK.printed()).contains("made the folder " + file.getParent(), "wrote " + file);
        NOTEBOOK.run("%%writefile -a " + file + "\nmore");
        assertThat(file).hasContent("%vars\n  int x = (;\nmore\n");
        assertThat(file.getParent()).isDirectoryNotContaining("glob:**.part");
        assertThat(NOTEBOOK.failure("%%writefile " + folder + "\nx").message()).contains("must not be a folder");
    }

    @Test
    void vars_lists_what_cells_have_declared() {
        NOTEBOOK.run(
                "String seen = \"a\\nb\"; int[] many = new int[1000]; double seenToo() { return 1; } record Seen() {}");
        assertThat(NOTEBOOK.text("%vars")).contains("\"a\\nb\"", "int[1,000]").doesNotContain("seenToo");
        assertThat(NOTEBOOK.text("%vars -a"))
                .containsPattern("seenToo +method +\\(\\)double")
                .containsPattern("Seen +record");
        NOTEBOOK.run("seen = \"changed\";");
        assertThat(NOTEBOOK.text("%vars")).containsPattern("seen +String +\"changed\"");
        assertThat((MimeBundle) NOTEBOOK.value("%vars"))
                .extracting(MimeBundle::data)
                .asString()
                .contains("<table>");
    }

    @Test
    void jvm_says_what_runs_and_how_to_change_it() {
        NOTEBOOK.run("%jvm");
        assertThat(NOTEBOOK.printed()).contains(Runtime.version().toString(), "heap", "kernel.json");
    }

    @Test
    void about_shows_what_results_were_made_with_and_what_libraries_say_of_themselves() throws Exception {
        NOTEBOOK.run("%classpath \"" + Jars.writeExtension(folder.resolve("telling.jar")) + "\"");
        assertThat(NOTEBOOK.text("%about"))
                .contains("kernel  ", "Joryu ", Runtime.version().toString(), System.getProperty("os.arch"))
                .containsPattern("loudness +120 <dB>")
                .containsPattern("added +telling.jar");
        assertThat((MimeBundle) NOTEBOOK.value("%about"))
                .extracting(MimeBundle::data)
                .asString()
                .contains("<table>", "120 &lt;dB&gt;");
    }

    @Test
    void help_lists_all_magics_and_tells_of_one() {
        assertThat(NOTEBOOK.text("%help"))
                .contains("%time, %%time", "%%bash", "Runs a file as if its code stood here.");
        assertThat(NOTEBOOK.text("%help %%writefile")).contains("%%writefile [-a] FILE", "whole or not at all");
        assertThat(NOTEBOOK.failure("%help tme").message()).isEqualTo("there is no magic tme: did you mean time?");
    }
}
