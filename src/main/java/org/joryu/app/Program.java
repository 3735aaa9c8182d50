package org.joryu.app;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Another program, run to its end for what it prints.
///
/// @param arguments its path or name, and what it is given
/// @param environment variables beside this process's own
/// @param folder where it runs
/// @param seconds how long it may take; then it is ended
record Program(List<String> arguments, Map<String, String> environment, Path folder, int seconds) {

    /// How it ended.
    ///
    /// @param exitCode as the shell counts: 128 and the signal's number where a signal ended it
    record Ended(int exitCode, String output, String errors) {}

    /// {@return how it ended; empty where there is no such program, or it took too long}
    Optional<Ended> run() {
        try {
            var errors = Files.createTempFile("joryu", ".err");
            try {
                return run(errors);
            } finally {
                Files.deleteIfExists(errors);
            }
        } catch (IOException noSuchProgram) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Optional<Ended> run(Path errors) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(arguments)
                .directory(folder.toFile())
                .redirectInput(new File(AotCache.nullDevice()))
                .redirectError(errors.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        try {
            var output = new StringBuilder();
            var reader = Thread.ofVirtual().start(() -> read(process, output));
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                return Optional.empty();
            }
            reader.join();
            return Optional.of(new Ended(process.exitValue(), output.toString(), Files.readString(errors)));
        } finally {
            process.destroyForcibly();
        }
    }

    private static void read(Process process, StringBuilder output) {
        try (var stream = process.getInputStream()) {
            output.append(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException ended) {
            // What it had printed by then does not count: it has failed.
        }
    }
}
