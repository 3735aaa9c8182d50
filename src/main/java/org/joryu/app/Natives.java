package org.joryu.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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

    /// There is none yet: the first training fetches it.
    ///
    /// @param file what it fetches; empty where there is none for this platform
    /// @param all what there is for every platform, by its name
    record Absent(Optional<NativesFile> file, Map<String, NativesFile> all) implements Natives {

        private static Absent of(Map<String, String> facts) {
            var all = new TreeMap<String, NativesFile>();
            facts.forEach((name, value) -> {
                if (name.startsWith("jar.")) {
                    all.put(name.substring("jar.".length()), NativesFile.of(value));
                }
            });
            return new Absent(Optional.ofNullable(all.get(facts.get("absent"))), all);
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
        return probe(distribution, environment, List.of());
    }

    /// What a machine without one fetches, be there one here or not.
    static Absent list(Distribution distribution) {
        var listed = probe(distribution, Map.of(), List.of("list"));
        if (listed instanceof Absent all) {
            return all;
        }
        throw new UserError("cannot ask what there is of libtorch: " + listed);
    }

    /// The same as [#probe], where there is none yet from the folder that the environment names as `JORYU_NATIVES`.
    static Natives start(Distribution distribution, Map<String, String> environment) {
        return probe(distribution, environment, List.of("start"));
    }

    private static Natives probe(Distribution distribution, Map<String, String> environment, List<String> arguments) {
        try {
            var folder = Files.createTempDirectory("joryu-natives");
            try {
                return probe(distribution, environment, arguments, folder);
            } finally {
                Folders.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Natives probe(
            Distribution distribution, Map<String, String> environment, List<String> arguments, Path folder) {
        var command = new ArrayList<>(List.of(Kernelspec.javaCommand().toString()));
        command.addAll(JavaFlags.JVM);
        command.add("-Duser.home=" + System.getProperty("user.home"));
        command.add("-XX:ErrorFile=" + folder.resolve("crash.log"));
        command.add("-XX:-CreateCoredumpOnCrash");
        command.add("-cp");
        command.add(distribution.notebook().resolve("*").toString());
        command.add("org.joryu.distill.model.NativesMain");
        command.addAll(arguments);
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
        if (ended.exitCode() == 0 && facts.containsKey("absent")) {
            return Absent.of(facts);
        }
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
