package org.joryu.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// JupyterLab and Notebook 7 in Chromium. Screenshots are left in `target/screenshots`.
@Tag("browser")
class BrowserEndToEnd {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {"test_live.py", "test_widgets.py", "test_reattach.py", "test_committed.py", "test_notebook7.py"})
    void shows_in_a_browser_what_it_should(String checks) throws IOException, InterruptedException {
        var looked = Product.script(folder, "check_browser.py", checks, Product.ROOT.resolve("src/target/screenshots"));
        assertThat(looked.exitCode()).as(looked.output()).isZero();
    }
}
