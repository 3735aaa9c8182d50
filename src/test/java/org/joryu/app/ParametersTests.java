package org.joryu.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParametersTests {

    private static final String NOTEBOOK = """
            {"cells": [
              {"cell_type": "markdown", "id": "a", "metadata": {}, "source": "# Title"},
              {"cell_type": "code", "execution_count": null, "id": "b", "metadata": {"tags": ["parameters"]}, "outputs": [],
               "source": "%jvm\\nvar seed = 1; long steps = 10;\\ndouble alpha = 0.5; var t = -4.0; String name = \\"a\\"; var on = true;\\nint[] layers = {64};"},
              {"cell_type": "code", "execution_count": null, "id": "c", "metadata": {}, "outputs": [], "source": "seed"}],
             "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
            """;

    @TempDir
    Path folder;

    @Test
    void are_set_behind_the_cell_that_declares_them() throws IOException {
        var notebook = notebook(NOTEBOOK);

        assertThat(typed("seed", "7", "name", "x").injectInto(notebook)).isEmpty();

        assertThat(notebook.codeCells())
                .extracting(NotebookFile.CodeCell::id)
                .containsExactly("b", "injected-parameters", "c");
        assertThat(notebook.codeCells().get(1).source()).isEqualTo("""
                // Parameters
                var seed = 7;
                var name = "x";
                """);
    }

    @Test
    void take_the_place_of_those_of_an_earlier_run() throws IOException {
        var notebook = notebook(NOTEBOOK);
        typed("seed", "7").injectInto(notebook);
        notebook.write(folder.resolve("again.ipynb"));
        var again = NotebookFile.read(folder.resolve("again.ipynb"));

        typed("seed", "8").injectInto(again);

        assertThat(again.codeCells())
                .extracting(NotebookFile.CodeCell::id)
                .containsExactly("b", "injected-parameters", "c");
        assertThat(again.codeCells().get(1).source()).isEqualTo("// Parameters\nvar seed = 8;\n");
    }

    @Test
    void go_first_where_no_cell_declares_them() throws IOException {
        var notebook = notebook(NOTEBOOK.replace("\"parameters\"", "\"other\""));

        assertThat(typed("seed", "7").injectInto(notebook))
                .containsExactly("no cell is tagged \"parameters\": these are set in a cell before all others, seed");

        assertThat(notebook.codeCells())
                .extracting(NotebookFile.CodeCell::id)
                .containsExactly("injected-parameters", "b", "c");
    }

    @Test
    void have_no_id_where_the_format_has_none() throws IOException {
        var notebook = notebook(NOTEBOOK.replace("\"nbformat_minor\": 5", "\"nbformat_minor\": 4"));

        typed("seed", "7").injectInto(notebook);

        assertThat(notebook.codeCells().get(1).id()).isEmpty();
    }

    @Test
    void are_of_the_type_that_is_declared() throws IOException {
        assertThat(source(typed("steps", "7", "alpha", "1", "t", "2", "name", "7", "on", "False", "layers", "[1, 2]")))
                .isEqualTo("""
                        // Parameters
                        var steps = 7L;
                        var alpha = 1.0;
                        var t = 2.0;
                        var name = "7";
                        var on = false;
                        var layers = java.util.List.of(1, 2);
                        """);
    }

    @Test
    void are_guessed_where_nothing_is_declared_as_papermill_guesses_them() throws IOException {
        assertThat(source(typed("a", "7", "b", "-2.5e3", "c", "None", "d", "x=y", "e", "nan", "f", "-inf", "g", "")))
                .isEqualTo("""
                        // Parameters
                        var a = 7;
                        var b = -2500.0;
                        Object c = null;
                        var d = "x=y";
                        var e = Double.NaN;
                        var f = Double.NEGATIVE_INFINITY;
                        var g = "";
                        """);
    }

    @Test
    void of_a_file_are_set_too_and_those_of_the_command_line_win() throws IOException {
        var file = Files.writeString(folder.resolve("p.json"), "{\"seed\": 3, \"layers\": {\"a\": null}, \"t\": 2.5}");

        var parameters = Parameters.of(List.of(file), Map.of("seed", "4"), Map.of("raw", "4"));

        assertThat(source(parameters)).isEqualTo("""
                // Parameters
                var seed = 4;
                var layers = new java.util.TreeMap<String, Object>() {{ put("a", null); }};
                var t = 2.5;
                var raw = "4";
                """);
    }

    @Test
    void that_nobody_declares_are_told_with_those_that_are() throws IOException {
        assertThat(typed("sed", "7").injectInto(notebook(NOTEBOOK)))
                .containsExactly("the parameters cell declares no sed, which is set nevertheless: it declares seed,"
                        + " steps, alpha, t, name, on, layers");
    }

    @Test
    void that_cannot_be_are_refused_with_the_remedy() throws IOException {
        assertThatThrownBy(() -> typed("my-seed", "7"))
                .isInstanceOf(UserError.class)
                .hasMessage("the name of a parameter must be that of a Java variable, but is 'my-seed': rename it");
        assertThatThrownBy(() -> typed("seed", "1.5").injectInto(notebook(NOTEBOOK)))
                .hasMessage("the parameter seed must be a whole number, as in the parameters cell, but is 1.5");
        assertThatThrownBy(() -> typed("a", "[1, b]"))
                .hasMessage(
                        "-p a must be JSON where it begins with [, but is [1, b]: put quotes around texts, or use -r a=... for what is a text as a whole");
        var list = Files.writeString(folder.resolve("list.json"), "[1]");
        assertThatThrownBy(() -> Parameters.of(List.of(list), Map.of(), Map.of()))
                .hasMessage("-f must be a JSON object of names and values, but %s is none: write it as in {\"seed\": 7}"
                        .formatted(list));
    }

    private String source(Parameters parameters) throws IOException {
        var notebook = notebook(NOTEBOOK);
        parameters.injectInto(notebook);
        return notebook.codeCells().get(1).source();
    }

    private static Parameters typed(String... namesAndTexts) {
        var typed = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            typed.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return Parameters.of(List.of(), typed, Map.of());
    }

    private NotebookFile notebook(String json) throws IOException {
        return NotebookFile.read(Files.writeString(folder.resolve("a notebook.ipynb"), json));
    }
}
