package org.joryu.kernel.usage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.joryu.kernel.protocol.UsageReply.HostMemory;

/// Reads the `name: number kB` files of Linux (proc(5)).
final class MemoryInformation {

    private static final Pattern LINE = Pattern.compile("(\\w+):\\s+(\\d+) kB");

    private MemoryInformation() {}

    /// The memory of the machine, if it runs Linux.
    static Optional<HostMemory> ofLinux() {
        return lines(Path.of("/proc/meminfo")).flatMap(MemoryInformation::memory);
    }

    static Optional<HostMemory> memory(List<String> meminfo) {
        return bytes(meminfo, "MemTotal")
                .flatMap(total -> bytes(meminfo, "MemAvailable")
                        .flatMap(available ->
                                bytes(meminfo, "MemFree").map(free -> new HostMemory(total, available, free))));
    }

    /// The proportional set size of a process, in bytes, if Linux tells it.
    static Optional<Long> ofProcess(long pid) {
        return lines(Path.of("/proc", Long.toString(pid), "smaps_rollup")).flatMap(lines -> bytes(lines, "Pss"));
    }

    private static Optional<Long> bytes(List<String> lines, String name) {
        return lines.stream()
                .map(LINE::matcher)
                .filter(line -> line.matches() && line.group(1).equals(name))
                .map(line -> Long.parseLong(line.group(2)) * 1024)
                .findFirst();
    }

    private static Optional<List<String>> lines(Path file) {
        try {
            return Optional.of(Files.readAllLines(file));
        } catch (IOException untold) {
            return Optional.empty();
        }
    }
}
