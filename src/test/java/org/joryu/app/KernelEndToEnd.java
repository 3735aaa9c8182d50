package org.joryu.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
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

    @Test
    void stops_a_training_in_order_and_keeps_its_best() throws IOException, InterruptedException {
        var check = Product.script(folder, "check_stop.py");
        assertThat(check.exitCode()).as(check.output()).isZero();
    }

    @Test
    void encrypts_all_channels_for_a_client_that_asks_for_it() throws IOException, InterruptedException {
        var check = Product.script(folder, "check_curve.py");
        assertThat(check.exitCode()).as(check.output()).isZero();
    }
}
