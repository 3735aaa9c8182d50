package org.joryu.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What became of libtorch when it was started.
sealed interface Natives {

    /// It works.
    ///
    /// @param facts what `NativesMain` of the language says
    record Working(Map<String, String> facts) implements Natives {

        String fact(String name) {
            return facts.getOrDefault(name, "");
        }

        /// The folder of its libraries.
        Path libraries() {
            return Path.of(fact("libraries"));
        }

        /// Whether it is built for CUDA, be there a GPU or not.
        boolean isForCuda() {
            return Files.exists(libraries().resolve(System.mapLibraryName("torch_cuda")));
        }

        /// The GPUs that it sees.
        int gpus() {
            return Integer.parseInt(fact("gpus"));
        }
    }

    /// It did not start, or did not compute.
    ///
    /// @param why what it said
    record Broken(String why) implements Natives {}

    /// Starts it in a process of its own, which libraries that do not fit each other may end.
    ///
    /// @param distribution whose libraries
    /// @param environment variables beside this process's own
    static Natives probe(Distribution distribution, Map<String, String> environment) {
        try {
            var folder = Files.createTempDirectory("joryu-natives");
            try {
                return probe(distribution, environment, folder);
            } finally {
                Folders.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Natives probe(Distribution distribution, Map<String, String> environment, Path folder) {
        var command = new ArrayList<>(List.of(Kernelspec.javaCommand().toString()));
        command.addAll(JavaFlags.JVM);
        command.add("-XX:ErrorFile=" + folder.resolve("crash.log"));
        command.add("-XX:-CreateCoredumpOnCrash");
        command.add("-cp");
        command.add(distribution.notebook().resolve("*").toString());
        command.add("org.joryu.distill.model.NativesMain");
        var all = new HashMap<>(JavaFlags.ENVIRONMENT);
        all.putAll(environment);
        return new Program(command, all, folder, 120)
                .run()
                .map(Natives::of)
                .orElseGet(() -> new Broken("it did not answer within two minutes"));
    }

    private static Natives of(Program.Ended ended) {
        var facts = new HashMap<String, String>();
        ended.output().lines().filter(line -> line.contains("=")).forEach(line -> {
            int equals = line.indexOf('=');
            facts.put(line.substring(0, equals), line.substring(equals + 1));
        });
        if (ended.exitCode() == 0 && "11.0".equals(facts.get("product"))) {
            return new Working(facts);
        }
        if (ended.exitCode() == 0) {
            return new Broken("[1 2]·[3 4] is 11, but was computed as " + facts.get("product"));
        }
        var failure = facts.get("failure");
        return new Broken(
                failure != null
                        ? failure
                        : "it ended its process with exit code %d %s"
                                .formatted(ended.exitCode(), ended.errors().strip())
                                .strip());
    }
}
