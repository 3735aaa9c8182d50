package org.joryu.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// NVIDIA's driver, without which no program sees a GPU.
///
/// @param version for example `550.54.14`; empty where it does not tell
/// @param gpus what they are, for example `NVIDIA L4, 23034 MiB`; empty where it does not tell
record NvidiaDriver(String version, List<String> gpus) {

    /// The oldest that runs programs for CUDA 12 ("CUDA Compatibility", minor version compatibility).
    static final int OLDEST = 525;

    private static final Pattern OF_KERNEL = Pattern.compile("NVRM version:.*?\\s(\\d{3,}(?:\\.\\d+)+)\\s");
    private static final List<String> FOLDERS =
            List.of("usr/lib/x86_64-linux-gnu", "usr/lib64", "usr/lib/wsl/lib", "usr/lib", "usr/local/nvidia/lib64");

    /// This machine's.
    static Optional<NvidiaDriver> find() {
        return find(Path.of("/"), smi());
    }

    /// @param root of the file system
    /// @param smi what nvidia-smi said; empty where there is none
    static Optional<NvidiaDriver> find(Path root, Optional<String> smi) {
        return smi.flatMap(NvidiaDriver::ofSmi)
                .or(() -> ofKernel(root.resolve("proc/driver/nvidia/version")))
                .or(() -> ofLibrary(root));
    }

    /// Whether it is known to be too old.
    boolean isTooOld() {
        return !version.isEmpty() && Integer.parseInt(version.split("\\.", -1)[0]) < OLDEST;
    }

    /// In words, for example `NVIDIA driver 550.54.14 (NVIDIA L4, 23034 MiB)`.
    String words() {
        return "NVIDIA driver" + (version.isEmpty() ? "" : " " + version)
                + (gpus.isEmpty() ? "" : " (" + String.join("; ", gpus) + ")");
    }

    private static Optional<String> smi() {
        return new Program(
                        List.of("nvidia-smi", "--query-gpu=driver_version,name,memory.total", "--format=csv,noheader"),
                        Map.of(),
                        Path.of("").toAbsolutePath(),
                        20)
                .run()
                .filter(ended -> ended.exitCode() == 0)
                .map(Program.Ended::output);
    }

    private static Optional<NvidiaDriver> ofSmi(String lines) {
        var gpus = lines.lines()
                .map(line -> line.split(", ", 2))
                .filter(parts -> parts.length == 2 && parts[0].matches("\\d+(\\.\\d+)*"))
                .toList();
        return gpus.isEmpty()
                ? Optional.empty()
                : Optional.of(new NvidiaDriver(
                        gpus.getFirst()[0], gpus.stream().map(parts -> parts[1]).toList()));
    }

    private static Optional<NvidiaDriver> ofKernel(Path file) {
        try {
            var version = OF_KERNEL.matcher(Files.readString(file));
            return Optional.of(new NvidiaDriver(version.find() ? version.group(1) : "", List.of()));
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    private static Optional<NvidiaDriver> ofLibrary(Path root) {
        return FOLDERS.stream()
                .map(folder -> root.resolve(folder).resolve("libcuda.so.1"))
                .filter(Files::exists)
                .findFirst()
                .map(library -> new NvidiaDriver("", List.of()));
    }
}
