package org.joryu.distill.view;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.joryu.distill.model.Torch;

/// What this process takes of the memory, and all processes of a GPU's.
///
/// Of the process it is what lies in RAM (the resident set size), as heap and libtorch's arrays share it and
/// only their sum says when the machine is full. Where the system does not tell it in a file, as Linux does, it
/// is Java's heap, and called so.
final class UsedMemory {

    /// Tells nothing: of a training in another process.
    static final Function<String, String> UNKNOWN = device -> "";

    private static final Path STATUS = Path.of("/proc/self/status");

    private UsedMemory() {}

    /// @param device of the training, for example `cpu`, `gpu(0)`, or `gpu(0) and gpu(1)`
    static String words(String device) {
        return process() + Torch.names(device).stream().map(UsedMemory::ofGpu).collect(Collectors.joining());
    }

    private static String ofGpu(String device) {
        return Torch.gpuMemory(device)
                .map(memory ->
                        ", %s %s of %s".formatted(device, Numbers.bytes(memory.used()), Numbers.bytes(memory.total())))
                .orElse("");
    }

    private static String process() {
        try (var lines = Files.lines(STATUS)) {
            var resident = lines.filter(line -> line.startsWith("VmRSS:")).findFirst();
            if (resident.isPresent()) {
                return Numbers.bytes(1024 * Long.parseLong(resident.get().replaceAll("\\D", ""))) + " memory";
            }
        } catch (IOException | UncheckedIOException | NumberFormatException untold) {
            // The heap it is.
        }
        var runtime = Runtime.getRuntime();
        return Numbers.bytes(runtime.totalMemory() - runtime.freeMemory()) + " Java heap";
    }
}
