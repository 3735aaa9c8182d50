package org.joryu.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.joryu.app.Finding.Fine;
import org.joryu.app.Finding.Problem;
import org.joryu.app.Finding.Warning;

/// Java, what makes it start fast, how it takes memory, and the disk.
///
/// @param cache of the running Java and Joryu
/// @param environment this process's, which the `joryu` script prepared
/// @param system the operating system's name
record MachineChecks(AotCache cache, Map<String, String> environment, String system) {

    /// libtorch for the CPU, unpacked, measured on Linux; the other systems' are smaller.
    private static final long UNPACKED = 432L << 20;

    /// Less than that is little for checkpoints and soft targets.
    private static final long ROOM = 2L << 30;

    List<Check> all() {
        return List.of(
                new Check("Java", MachineChecks::java),
                new Check("start cache", this::startCache),
                new Check("malloc", this::malloc),
                new Check("disk", () -> disk(NativesCache.folder(environment))));
    }

    private static Finding java() {
        var runtime = Runtime.version();
        var here = "%s %s in %s".formatted(System.getProperty("java.vendor"), runtime, System.getProperty("java.home"));
        if (runtime.feature() < 25) {
            return new Problem(here + " is too old", "install JDK 25 and let JAVA_HOME name it");
        }
        for (var module : List.of("jdk.jshell", "jdk.compiler")) {
            if (ModuleLayer.boot().findModule(module).isEmpty()) {
                return new Problem(
                        here + " lacks the module " + module + ", which runs cells",
                        "install a whole JDK 25, for example Temurin's, and let JAVA_HOME name it");
            }
        }
        return new Fine(here);
    }

    private Finding startCache() {
        return cache.isCurrent()
                ? new Fine("made for this Java and this build: " + cache.file())
                : new Warning(
                        (Files.exists(cache.file()) ? "made for another Java or build: " : "none yet in ")
                                + cache.file() + "; kernels take a third longer to start",
                        CommandName.with("install") + " makes it; a kernel does so half a minute after its start");
    }

    private Finding malloc() {
        if (!system.startsWith("Linux")) {
            return new Fine("nothing to set: that is for glibc's, on Linux");
        }
        var missing = JavaFlags.ENVIRONMENT.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("MALLOC_")
                        && !Objects.equals(environment.get(entry.getKey()), entry.getValue()))
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .sorted()
                .toList();
        return missing.isEmpty()
                ? new Fine("keeps the memory of large temporary tensors, rather than fault it in anew in each step")
                : new Warning(
                        "gives the memory of large temporary tensors back in each step, which costs a fifth of a training's time",
                        "start by the joryu script, or set " + String.join(" ", missing));
    }

    static Finding disk(Path natives) {
        try {
            boolean unpacked = isUnpacked(natives);
            long free = Files.getFileStore(existing(natives)).getUsableSpace();
            var here = "%.1f GiB are free in %s, %s"
                    .formatted(
                            free / (double) (1L << 30),
                            natives,
                            unpacked ? "where libtorch is unpacked" : "where libtorch will be unpacked, 0.4 GiB");
            var remedy = "delete what is not needed, or let DJL_CACHE_DIR name a folder on another disk";
            if (!unpacked && free < UNPACKED) {
                return new Problem(here, remedy);
            }
            return free < ROOM ? new Warning(here, remedy) : new Fine(here);
        } catch (IOException e) {
            return new Problem(
                    "%s cannot be looked at: %s".formatted(natives, e), "let DJL_CACHE_DIR name a folder of yours");
        }
    }

    private static boolean isUnpacked(Path natives) throws IOException {
        if (!Files.isDirectory(natives)) {
            return false;
        }
        try (var folders = Files.list(natives)) {
            return folders.anyMatch(folder -> Files.exists(folder.resolve(System.mapLibraryName("torch"))));
        }
    }

    private static Path existing(Path folder) {
        var existing = folder.toAbsolutePath();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        return existing;
    }
}
