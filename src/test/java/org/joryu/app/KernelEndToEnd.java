package org.joryu.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The installed kernel, driven by a real jupyter_client.
class KernelEndToEnd {

    @TempDir
    Path folder;

    @Test
    void keeps_to_the_specification_with_real_clients() throws IOException, InterruptedException {
        var checks = Product.script(folder, "check_conformance.py");
        assertThat(checks.exitCode()).as(checks.output()).isZero();
    }

    /// The table of messages in kernel/README.md names tests; a name that is no test is a claim that nobody
    /// checks.
    @Test
    void the_table_of_messages_names_tests_that_there_are() throws IOException {
        var folder = Product.ROOT.resolve("src/test/python/conformance");
        var rows = Files.readString(Product.ROOT.resolve("kernel/README.md"))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .toList();
        assertThat(rows).hasSizeGreaterThan(20);
        for (var row : rows) {
            var words = Pattern.compile("`(test_\\w+(?:\\.py)?)`")
                    .matcher(row)
                    .results()
                    .map(w -> w.group(1))
                    .toList();
            assertThat(words).as(row).isNotEmpty();
            var file = Files.readString(folder.resolve(words.getFirst()));
            assertThat(words.subList(1, words.size()))
                    .as(row)
                    .allSatisfy(test -> assertThat(file).contains("def " + test + "("));
        }
    }

    @Test
    void stops_a_training_in_order_and_keeps_its_best() throws IOException, InterruptedException {
        var check = Product.script(folder, "check_stop.py");
        assertThat(check.exitCode()).as(check.output()).isZero();
    }

    @Test
    void publishes_little_however_fast_the_steps_are_and_nothing_that_is_lost_untrusted()
            throws IOException, InterruptedException {
        var halfDone = folder.resolve("half done.ipynb");
        var check = Product.script(folder, "check_updates.py", halfDone);
        assertThat(check.exitCode()).as(check.output()).isZero();

        var sanitized = Product.node(folder, "check_sanitized.mjs", halfDone);
        assertThat(sanitized.exitCode()).as(sanitized.output()).isZero();
    }

    @Test
    void encrypts_all_channels_for_a_client_that_asks_for_it() throws IOException, InterruptedException {
        var check = Product.script(folder, "check_curve.py");
        assertThat(check.exitCode()).as(check.output()).isZero();
    }
}
