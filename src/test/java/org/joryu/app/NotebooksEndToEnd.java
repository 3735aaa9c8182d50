package org.joryu.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every tutorial notebook is executed, each language by another client, and what it claims must hold.
class NotebooksEndToEnd {

    @TempDir
    Path temporary;

    static List<Path> english() throws IOException {
        return Notebooks.english();
    }

    static List<Path> japanese() throws IOException {
        return Notebooks.japanese();
    }

    @ParameterizedTest
    @MethodSource("english")
    void joryu_run_executes_it_and_its_claims_hold(Path notebook) throws IOException, InterruptedException {
        var folder = Files.createDirectory(temporary.resolve("a folder with spaces"));

        var run = Product.joryu(folder, "run", notebook.toString(), "-o", "executed.ipynb");

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).contains("✓").doesNotContain("was left out");
    }

    @ParameterizedTest
    @MethodSource("japanese")
    void nbclient_executes_it_and_its_claims_hold(Path notebook) throws IOException, InterruptedException {
        var folder = Files.createDirectory(temporary.resolve("フォルダ"));

        var execution = Product.script(folder, "execute_notebook.py", notebook, "executed.ipynb");

        assertThat(execution.exitCode()).as(execution.output()).isZero();
        assertThat(Files.readString(folder.resolve("executed.ipynb"))).contains("✓");
    }

    @Test
    void those_committed_are_executed_and_the_same_in_each_language() throws IOException, InterruptedException {
        var check = Product.script(temporary, "check_notebooks.py", Notebooks.FOLDER);
        assertThat(check.exitCode()).as(check.output()).isZero();
    }

    @Test
    void nbconvert_keeps_their_charts_and_numbers() throws IOException, InterruptedException {
        var check = Product.script(temporary, "check_export.py", Notebooks.all().toArray());
        assertThat(check.exitCode()).as(check.output()).isZero();
    }

    @Test
    void jupyterlab_shows_all_their_words_to_who_does_not_trust_them() throws IOException, InterruptedException {
        var check =
                Product.node(temporary, "check_sanitized.mjs", Notebooks.all().toArray());
        assertThat(check.exitCode()).as(check.output()).isZero();
    }

    /// JupyterLab has version 5 and VS Code version 6 of Vega-Lite.
    @Test
    void their_charts_compile_and_draw_with_both_versions_of_vega_lite() throws IOException, InterruptedException {
        var check = Product.node(temporary, "check_charts.mjs", Notebooks.all().toArray());
        assertThat(check.exitCode()).as(check.output()).isZero();
    }
}
