package org.joryu.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// What Jupyter reads to start the kernel: `kernel.json` and three logos (jupyter_client, "Kernel specs").
///
/// @param java the absolute path of the java command
/// @param distribution the Joryu that it runs
/// @param gpu what `joryu gpu` set up; empty where it did not
record Kernelspec(Path java, Distribution distribution, Optional<GpuSettings> gpu) {

    /// The kernelspec's folder name, and what `--kernel` takes.
    static final String NAME = "joryu";

    /// The kernelspec of the running Joryu on the running Java.
    static Kernelspec current() {
        return new Kernelspec(javaCommand(), Distribution.current(), GpuSettings.current());
    }

    /// The java command of the running Java.
    static Path javaCommand() {
        var windows = System.getProperty("os.name").startsWith("Windows");
        return Path.of(System.getProperty("java.home"), "bin", windows ? "java.exe" : "java");
    }

    /// The text of `kernel.json`.
    String json() {
        var argv = new ArrayList<String>();
        argv.add(java.toString());
        argv.addAll(JavaFlags.JVM);
        argv.add("-XX:AOTCache=" + new AotCache(java, distribution).file());
        argv.addAll(distribution.properties());
        argv.add("-cp");
        argv.add(distribution.classPath());
        argv.add(KernelMain.class.getName());
        argv.add("{connection_file}");

        var environment = new TreeMap<>(JavaFlags.ENVIRONMENT);
        gpu.ifPresent(settings -> environment.putAll(settings.forKernels()));
        return KernelspecJson.text("Java %d (Joryu)".formatted(Runtime.version().feature()), argv, environment);
    }

    /// Writes the kernelspec into a folder, in place of what is there.
    void installInto(Path folder) {
        try {
            Files.createDirectories(folder);
            for (var logo : KernelspecJson.LOGOS) {
                try (var image = Objects.requireNonNull(Kernelspec.class.getResourceAsStream(logo), logo)) {
                    AtomicFile.write(folder.resolve(logo), image.readAllBytes());
                }
            }
            // Last, because a folder with a kernel.json counts as a kernel.
            AtomicFile.write(folder.resolve("kernel.json"), json().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UserError("cannot write the kernelspec to %s: %s".formatted(folder, e), e);
        }
    }

    /// Removes a kernelspec's folder.
    ///
    /// @return whether there was one
    static boolean removeFrom(Path folder) {
        if (!Files.isRegularFile(folder.resolve("kernel.json"))) {
            return false;
        }
        try {
            Files.delete(folder.resolve("kernel.json"));
            for (var logo : KernelspecJson.LOGOS) {
                Files.deleteIfExists(folder.resolve(logo));
            }
            Files.delete(folder);
            return true;
        } catch (IOException e) {
            throw new UserError("cannot remove the kernelspec in %s: %s".formatted(folder, e), e);
        }
    }
}
