package org.joryu.distill.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.joryu.distill.Joryu.runs;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import org.joryu.distill.FollowedElsewhere;
import org.joryu.notebook.Notebook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A training of another kernel, seen from this one.
@Tag("slow")
@Timeout(120)
class OtherProcessTests {

    private final FakeNotebook notebook = new FakeNotebook();

    @TempDir
    Path root;

    @BeforeEach
    void bind() {
        Notebook.bind(notebook);
    }

    @AfterEach
    void unbind() {
        Notebook.bind(null);
    }

    private Process training() throws IOException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-Dai.djl.offline=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FollowedElsewhere.class.getName(),
                        root.resolve("run").toString())
                .redirectError(Redirect.DISCARD)
                .start();
        awaitSecondEpoch(process.inputReader());
        return process;
    }

    private static void awaitSecondEpoch(BufferedReader lines) throws IOException {
        for (var line = lines.readLine(); !"epoch is over 2".equals(line); line = lines.readLine()) {
            assertThat(line).as("the process has ended").isNotNull();
        }
    }

    private Thread follower() {
        var thread = new Thread(() -> runs(root).last().show());
        thread.start();
        while (notebook.sent.size() < 2) {
            Thread.onSpinWait();
        }
        return thread;
    }

    @Test
    void is_followed_to_its_end() throws IOException, InterruptedException {
        var process = training();
        assertThat(runs(root).last().end()).isEqualTo("running");
        var follower = follower();
        assertThat(notebook.sent.getFirst().bundle().plainText()).contains("4/8 steps | epoch 2/4", "ETA");

        try (var line = process.outputWriter()) {
            line.write("go on\n");
        }
        follower.join();

        assertThat(process.waitFor()).isZero();
        assertThat(notebook.of("display-1").getLast().bundle().plainText())
                .contains("8/8 steps | epoch 4/4", "done in ");
    }

    @Test
    void is_shown_as_broken_off_where_its_process_was_killed() throws IOException, InterruptedException {
        var process = training();
        var follower = follower();

        process.destroyForcibly().waitFor();
        follower.join();

        assertThat(notebook.of("display-1").getLast().html())
                .contains(
                        "<b style=\"color:#d1383d\">failed at step 5: broken off, whoever trained it is gone</b>",
                        "kept with its last checkpoint: resume(Path.of(");
    }
}
