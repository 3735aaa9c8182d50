package org.joryu.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joryu.app.RunEvent.CellBegin;
import org.joryu.app.RunEvent.CellEnd;
import org.joryu.app.RunEvent.CellStatus;
import org.joryu.app.RunEvent.NotebookEnd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandEndToEnd {

    private static final String ENDLESS = "while (true) { Thread.onSpinWait(); }";

    @TempDir
    Path folder;

    @Test
    void a_failing_cell_ends_the_run_and_is_named_and_the_rest_is_kept() throws IOException, InterruptedException {
        var notebook = notebook("a notebook", "int a = 6 * 7;\\na", "int[] none = {};\\n\\nint first = none[0];", "99");

        var run = Product.joryu(folder, "run", notebook.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains("42", "cell 2 failed", "ArrayIndexOutOfBoundsException", "line 3");
        assertThat(Files.readString(folder.resolve("a notebook.executed.ipynb")))
                .contains("\"42\"", "ArrayIndexOutOfBoundsException")
                // The third cell was not reached.
                .containsOnlyOnce("\"execution_count\": null")
                .containsOnlyOnce("\"outputs\": []");
    }

    @Test
    void a_cell_that_is_meant_to_fail_does_not_end_the_run() throws IOException, InterruptedException {
        var notebook = notebook("a notebook", "throw new IllegalStateException(\\\"meant\\\");");
        tag(notebook, "raises-exception");

        assertThat(Product.joryu(folder, "run", notebook.toString()).exitCode()).isZero();
    }

    @Test
    void errors_that_are_allowed_are_kept_and_what_follows_is_run() throws IOException, InterruptedException {
        var notebook = notebook("a notebook", "throw new IllegalStateException();", "6 * 7");

        var run = Product.joryu(folder, "run", notebook.toString(), "--allow-errors", "-o", notebook.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(Files.readString(notebook)).contains("\"ename\": \"java.lang.IllegalStateException\"", "\"42\"");
    }

    @Test
    void parameters_are_set_behind_those_that_the_notebook_has() throws IOException, InterruptedException {
        var notebook = notebook("a notebook", "var seed = 1; var alpha = 0.5;", "alpha / 2 + seed");
        tag(notebook, "parameters");

        var run = Product.joryu(
                folder,
                "run",
                notebook.toString(),
                "-p",
                "seed=7",
                "-p",
                "alpha=1",
                "-r",
                "other=1",
                "--progress",
                "json");

        assertThat(run.exitCode()).as(run.output()).isZero();
        var events = run.output().lines().map(RunEventJson::read).toList();
        assertThat(events).doesNotContain(Optional.empty());
        assertThat(events.getFirst())
                .hasValue(new RunEvent.Warning(
                        notebook.toString(),
                        "the parameters cell declares no other, which is set nevertheless: it declares seed, alpha"));
        assertThat(events)
                .anySatisfy(event -> assertThat(event.orElseThrow()).isInstanceOfSatisfying(CellEnd.class, end -> {
                    assertThat(end.cell()).isEqualTo(3);
                    assertThat(end.outputs()).containsExactly("7.5");
                }));
    }

    @Test
    void several_notebooks_run_side_by_side_and_are_reported_together() throws IOException, InterruptedException {
        notebook("good", "System.out.println(\\\"蒸\\\\u2028留\\\");\\nMap.of(1, 2.5e-7)", "# not Java");
        notebook("slow", ENDLESS, "99");
        var out = folder.resolve("out");

        var run = Product.joryu(
                folder,
                Map.of("JORYU_PLAIN", "1"),
                "run",
                "--jobs",
                "2",
                "--timeout",
                "3",
                "--junit",
                "r.xml",
                "-o",
                "out/",
                "good.ipynb",
                "slow.ipynb");

        assertThat(run.exitCode()).as(run.output()).isEqualTo(3);
        assertThat(run.output())
                .contains(
                        "good.ipynb | [1] System.out.println",
                        "slow.ipynb | cell 1 failed: Timeout: the cell took longer than 3 s, which --timeout allows, and was stopped",
                        "good.ipynb | Wrote out/good.ipynb",
                        "slow.ipynb | Wrote out/slow.ipynb");
        var check =
                Product.script(folder, "check_run.py", "r.xml", out.resolve("good.ipynb"), out.resolve("slow.ipynb"));
        assertThat(check.exitCode()).as(check.output()).isZero();
        assertThat(check.output())
                .contains("slow.ipynb: 2 cells, 1 failed, 1 not run", "cell 1: while (true)", "Timeout");

        var again = Product.joryu(folder, Map.of("JORYU_PLAIN", "1"), "run", "good.ipynb", "-o", "again.ipynb");
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(folder.resolve("again.ipynb")).hasSameBinaryContentAs(out.resolve("good.ipynb"));
    }

    @Test
    void libraries_are_locked_and_the_cell_that_adds_another_fails() throws IOException, InterruptedException {
        var repository = folder.resolve("repository");
        publish(repository, "published");
        notebook("a notebook", "%dependency --repo near=" + repository.toUri() + " org.joryu.test:lib:1.0");
        var environment = Map.of("JDK_JAVA_OPTIONS", "-Dmaven.repo.local=local");

        var locking = Product.joryu(folder, environment, "run", "--lock", "a notebook.ipynb");

        assertThat(locking.exitCode()).as(locking.output()).isZero();
        assertThat(locking.output()).contains("Wrote a notebook.lock.json");
        assertThat(folder.resolve("a notebook.lock.json")).content().contains("\"org.joryu.test:lib:1.0\"");

        Folders.delete(folder.resolve("local"));
        publish(repository, "published anew");
        var other = Product.joryu(folder, environment, "run", "--locked", "a notebook.ipynb");

        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(other.output())
                .contains(
                        "cell 1 failed: java.io.IOException: the libraries are not those of a notebook.lock.json",
                        "org.joryu.test:lib:1.0 has the SHA-256 ");
    }

    private static void publish(Path repository, String content) throws IOException {
        var folder = Files.createDirectories(repository.resolve("org/joryu/test/lib/1.0"));
        Files.writeString(folder.resolve("lib-1.0.pom"), """
                <project><modelVersion>4.0.0</modelVersion><groupId>org.joryu.test</groupId><artifactId>lib</artifactId>
                <version>1.0</version></project>
                """);
        try (var jar = new JarOutputStream(Files.newOutputStream(folder.resolve("lib-1.0.jar")))) {
            jar.putNextEntry(new JarEntry("content.txt"));
            jar.write(content.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void a_signal_leaves_a_notebook_with_what_had_run() throws IOException, InterruptedException {
        notebook("a notebook", "6 * 7", ENDLESS, "99");
        var command = Product.joryuCommand("run", "a notebook.ipynb", "--progress", "json");
        var process = new ProcessBuilder(command).directory(folder.toFile()).start();
        RunEvent last = null;
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                last = RunEventJson.read(line).orElseThrow();
                if (last instanceof CellBegin begin && begin.cell() == 2) {
                    process.toHandle().destroy();
                }
                if (last instanceof CellEnd end && end.cell() == 2) {
                    assertThat(end.status()).isEqualTo(CellStatus.INTERRUPTED);
                }
            }
        } finally {
            process.destroy();
        }

        assertThat(process.waitFor()).isEqualTo(143);
        assertThat(last)
                .isInstanceOfSatisfying(
                        NotebookEnd.class, end -> assertThat(end.status()).isEqualTo(RunStatus.INTERRUPTED));
        assertThat(Files.readString(folder.resolve("a notebook.executed.ipynb")))
                .contains("\"42\"", "\"ename\": \"Interrupted\"")
                .containsOnlyOnce("\"execution_count\": null");
    }

    @Test
    void bad_arguments_get_a_sentence_and_leave_nothing() throws IOException, InterruptedException {
        var run = Product.joryu(folder, "run", "missing.ipynb");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.output())
                .contains("NOTEBOOK must be a file, but there is none at missing.ipynb")
                .doesNotContain("\tat ");
        assertThat(folder).isEmptyDirectory();
    }

    /// On its first cell.
    private static void tag(Path notebook, String tag) throws IOException {
        Files.writeString(
                notebook,
                Files.readString(notebook)
                        .replaceFirst("\"metadata\":\\{}", "\"metadata\":{\"tags\":[\"%s\"]}".formatted(tag)));
    }

    private Path notebook(String name, String... sources) throws IOException {
        var cells = Stream.of(sources)
                .map(source ->
                        "{\"cell_type\":\"code\",\"execution_count\":null,\"id\":\"c%d\",\"metadata\":{},\"outputs\":[],\"source\":\"%s\"}"
                                .formatted(source.hashCode() & 0xffff, source))
                .collect(Collectors.joining(","));
        return Files.writeString(
                folder.resolve(name + ".ipynb"),
                "{\"cells\":[" + cells + "],\"metadata\":{\"x\":1e-7},\"nbformat\":4,\"nbformat_minor\":5}");
    }
}
