package org.joryu.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The first notebook, executed by those who execute notebooks.
class FirstDistillationEndToEnd {

    @TempDir
    Path temporary;

    @Test
    void nbclient_executes_the_notebook_with_the_installed_kernel() throws IOException, InterruptedException {
        var folder = Files.createDirectory(temporary.resolve("a folder with spaces"));
        var executed = folder.resolve("executed.ipynb");

        var execution = Product.script(folder, "execute_notebook.py", Product.FIRST_NOTEBOOK, executed);

        assertThat(execution.exitCode()).as(execution.output()).isZero();
        assertHoldsWhatItPromises(folder, executed);
    }

    @Test
    void joryu_run_executes_the_same_notebook_without_python() throws IOException, InterruptedException {
        var folder = Files.createDirectory(temporary.resolve("another folder"));
        var executed = folder.resolve("executed.ipynb");

        var run = Product.joryu(folder, "run", Product.FIRST_NOTEBOOK.toString(), "-o", executed.toString());

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).contains("var run = plan.run();", "Wrote " + executed);
        assertHoldsWhatItPromises(folder, executed);
    }

    @Test
    void the_committed_notebook_is_executed() throws IOException, InterruptedException {
        var check = Product.script(temporary, "check_first_distillation.py", Product.FIRST_NOTEBOOK);
        assertThat(check.exitCode()).as(check.output()).isZero();
    }

    private static void assertHoldsWhatItPromises(Path folder, Path executed) throws IOException, InterruptedException {
        var outputs = Product.script(folder, "check_first_distillation.py", executed);
        assertThat(outputs.exitCode()).as(outputs.output()).isZero();
        var table = Product.script(folder, "check_arrow.py", folder.resolve("soft-targets.arrow"));
        assertThat(table.exitCode()).as(table.output()).isZero();
    }
}
