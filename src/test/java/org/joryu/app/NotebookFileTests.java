package org.joryu.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotebookFileTests {

    private static final String NOTEBOOK = """
            {
             "cells": [
              {"cell_type": "markdown", "id": "a", "metadata": {}, "source": ["# Title"]},
              {"cell_type": "code", "execution_count": 3, "id": "b", "metadata": {"tags": ["raises-exception"]},
               "outputs": [{"output_type": "stream", "name": "stdout", "text": "old"}], "source": ["int a = 1;\\n", "a"]},
              {"cell_type": "code", "execution_count": null, "id": "c", "metadata": {"mine": 1}, "outputs": [], "source": "a < 2"}
             ],
             "metadata": {"authors": [{"name": "Ada"}]},
             "nbformat": 4,
             "nbformat_minor": 5
            }
            """;

    @TempDir
    Path folder;

    @Test
    void reads_sources_given_as_lines_or_as_text() throws IOException {
        assertThat(open().codeCells())
                .extracting(NotebookFile.CodeCell::source)
                .containsExactly("int a = 1;\na", "a < 2");
    }

    @Test
    void knows_which_cells_are_meant_to_fail() throws IOException {
        assertThat(open().codeCells())
                .extracting(NotebookFile.CodeCell::raisesException)
                .containsExactly(true, false);
    }

    @Test
    void keeps_what_it_does_not_know_of_and_writes_as_nbformat_does() throws IOException {
        var notebook = open();
        notebook.codeCells().forEach(NotebookFile.CodeCell::clear);
        notebook.codeCells().getLast().setExecuted(1, new JsonArray());

        notebook.write(folder.resolve("out.ipynb"));

        assertThat(folder.resolve("out.ipynb"))
                .content()
                .contains(
                        "\"name\": \"Ada\"",
                        "\"mine\": 1",
                        "\"execution_count\": 1",
                        "\"execution_count\": null",
                        "a < 2")
                .startsWith("{\n \"cells\": [\n  {\n")
                .endsWith("}\n")
                .doesNotContain("old");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void names_stand_in_their_order_whatever_a_kernel_sends_them_in() throws IOException {
        var notebook = open();
        var outputs = JsonParser.parseString("[{\"output_type\": \"display_data\", \"metadata\": {\"image/png\":"
                + " {\"width\": 2, \"height\": 1}}, \"data\": {\"text/plain\": \"b\", \"image/png\": \"a\"}}]");
        notebook.codeCells().getLast().setExecuted(1, outputs.getAsJsonArray());

        notebook.write(folder.resolve("out.ipynb"));

        assertThat(folder.resolve("out.ipynb"))
                .content()
                .containsSubsequence("data", "image/png", "text/plain", "metadata", "height", "width", "output_type");
    }

    @Test
    void says_what_is_wrong_with_a_file_that_is_no_notebook() throws IOException {
        var missing = folder.resolve("missing.ipynb");
        assertThatThrownBy(() -> NotebookFile.read(missing))
                .isInstanceOf(UserError.class)
                .hasMessage("NOTEBOOK must be a file, but there is none at " + missing);

        var text = Files.writeString(folder.resolve("text.ipynb"), "[1, 2]");
        assertThatThrownBy(() -> NotebookFile.read(text))
                .hasMessage(text + " is not a notebook: it has no cells (Joryu reads nbformat 4)");
    }

    private NotebookFile open() throws IOException {
        return NotebookFile.read(Files.writeString(folder.resolve("a notebook.ipynb"), NOTEBOOK));
    }
}
