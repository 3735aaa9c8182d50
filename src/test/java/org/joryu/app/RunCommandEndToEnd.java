package org.joryu.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandEndToEnd {

    @TempDir
    Path folder;

    @Test
    void a_failing_cell_ends_the_run_and_is_named_and_the_rest_is_kept() throws IOException, InterruptedException {
        var notebook = notebook("int a = 6 * 7;\\na", "int[] none = {};\\n\\nint first = none[0];", "99");

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
        var notebook = notebook("1");
        Files.writeString(
                notebook,
                Files.readString(notebook)
                        .replace(
                                "\"metadata\":{},\"outputs\"",
                                "\"metadata\":{\"tags\":[\"raises-exception\"]},\"outputs\"")
                        .replace("\"source\":\"1\"", "\"source\":\"throw new IllegalStateException(\\\"meant\\\");\""));

        assertThat(Product.joryu(folder, "run", notebook.toString()).exitCode()).isZero();
    }

    @Test
    void bad_arguments_get_a_sentence_and_leave_nothing() throws IOException, InterruptedException {
        var run = Product.joryu(folder, "run", "missing.ipynb");

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.output())
                .contains("NOTEBOOK must be a file, but there is none at missing.ipynb")
                .doesNotContain("\tat ");
        assertThat(folder).isEmptyDirectory();
    }

    private Path notebook(String... sources) throws IOException {
        var cells = Stream.of(sources)
                .map(source ->
                        "{\"cell_type\":\"code\",\"execution_count\":null,\"id\":\"c%d\",\"metadata\":{},\"outputs\":[],\"source\":\"%s\"}"
                                .formatted(source.hashCode() & 0xffff, source))
                .collect(Collectors.joining(","));
        return Files.writeString(
                folder.resolve("a notebook.ipynb"),
                "{\"cells\":[" + cells + "],\"metadata\":{},\"nbformat\":4,\"nbformat_minor\":5}");
    }
}
