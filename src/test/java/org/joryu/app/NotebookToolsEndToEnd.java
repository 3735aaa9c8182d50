package org.joryu.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people keep notebooks with: jupytext, nbconvert, nbval, nbmake and nbstripout.
class NotebookToolsEndToEnd {

    @TempDir
    Path folder;

    @Test
    void convert_execute_compare_and_strip_a_notebook_as_any_other() throws IOException, InterruptedException {
        var check = Product.script(folder, "check_tools.py", folder);
        assertThat(check.exitCode()).as(check.output()).isZero();
    }
}
