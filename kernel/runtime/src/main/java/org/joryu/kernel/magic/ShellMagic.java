package org.joryu.kernel.magic;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.joryu.notebook.Magic;
import org.joryu.notebook.MagicCall;
import org.jspecify.annotations.Nullable;

/// `%%bash` and `%%sh`: runs a script, with its output below the cell as it comes.
///
/// @param shell the command that reads the script from its standard input
record ShellMagic(String shell) implements Magic {

    @Override
    public Description description() {
        return new Description(
                shell,
                List.of(),
                Set.of(Form.CELL),
                false,
                "%%" + shell + " [ARGUMENT ...], with the script below it",
                "Runs a script by " + shell + ".",
                "It runs in the notebook's folder and with the environment that %env shows; arguments are $1, $2 and so on."
                        + " An exit code other than 0 fails the cell. Stopping the cell ends the script and what it started.");
    }

    @Override
    public @Nullable Object run(MagicCall call) throws UsageException, IOException, InterruptedException {
        var words = call.words();
        var command = new ArrayList<>(List.of(shell, "-s", "--"));
        command.addAll(words);
        var builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(call.environment());
        int code = run(start(builder), call.body().orElse(""));
        if (code != 0) {
            throw new IOException("%s ended with exit code %d".formatted(shell, code));
        }
        return null;
    }

    private Process start(ProcessBuilder builder) throws IOException {
        try {
            return builder.start();
        } catch (IOException absent) {
            throw new IOException(
                    "%s cannot be started: install it, or put its folder on the PATH of the kernel".formatted(shell),
                    absent);
        }
    }

    private static int run(Process process, String script) throws InterruptedException {
        // Begun here, the threads belong to the cell, and so does what they print.
        var threads = List.of(
                copying("stdout", process.getInputStream(), System.out),
                copying("stderr", process.getErrorStream(), System.err),
                Thread.ofPlatform().name("joryu-script").daemon().start(() -> write(process, script)));
        try {
            int code = process.waitFor();
            for (var thread : threads) {
                thread.join();
            }
            return code;
        } finally {
            // Also what a script that has ended by itself left in the background keeps, but not after a stop.
            if (process.isAlive()) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
    }

    private static Thread copying(String name, InputStream from, PrintStream to) {
        return Thread.ofPlatform().name("joryu-" + name).daemon().start(() -> {
            var bytes = new byte[8192];
            try (from) {
                for (int n = from.read(bytes); n >= 0; n = from.read(bytes)) {
                    to.write(bytes, 0, n);
                }
            } catch (IOException ended) {
                // The process was stopped: there is no more to copy.
                to.flush();
            }
        });
    }

    private static void write(Process process, String script) {
        try (var stdin = process.getOutputStream()) {
            stdin.write(script.getBytes(StandardCharsets.UTF_8));
        } catch (IOException ended) {
            // A script may end before its last line, by exit; its exit code tells what there is to tell.
        }
    }
}
