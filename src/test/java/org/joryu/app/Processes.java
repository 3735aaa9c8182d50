package org.joryu.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Runs other programs to their end, as a person at a terminal would.
final class Processes {

    private static final long LIMIT_SECONDS = 300;

    private Processes() {}

    /// How a program ended.
    record Ended(int exitCode, String output) {}

    static Ended run(Path folder, List<String> command) throws IOException, InterruptedException {
        return run(folder, command, Map.of());
    }

    /// @param environment variables beside this process's own
    static Ended run(Path folder, List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(JavaFlags.ENVIRONMENT);
        builder.environment().putAll(environment);
        var process = builder.start();
        try {
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError(command + " did not end");
            }
            System.out.println(String.join(" ", command.subList(0, 1)) + " …\n" + output);
            return new Ended(process.exitValue(), output);
        } finally {
            process.destroyForcibly();
        }
    }
}
