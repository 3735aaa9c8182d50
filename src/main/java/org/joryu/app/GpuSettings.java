package org.joryu.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// What a process needs in its environment from its beginning, so that DJL finds a libtorch for CUDA. `joryu gpu`
/// writes it, the `joryu` script (by `.mvn/gpu.sh`) and kernelspecs hand it on.
///
/// @param torch the folder of libtorch's libraries, which holds nothing else
/// @param flavor which of DJL's glue libraries fits, for example `cu128`
/// @param libraries folders in which the dynamic linker is to look, in order
record GpuSettings(Path torch, String flavor, List<Path> libraries) {

    static final String TORCH = "PYTORCH_LIBRARY_PATH";
    static final String FLAVOR = "PYTORCH_FLAVOR";
    static final String LIBRARIES = "LD_LIBRARY_PATH";

    GpuSettings {
        libraries = List.copyOf(libraries);
        var all = new ArrayList<>(libraries);
        all.add(torch);
        for (var folder : all) {
            if (!folder.isAbsolute() || folder.toString().matches("(?s).*[:\\n].*")) {
                throw new UserError(
                        "a library folder must be absolute, and without a colon, which separates such folders in %s, but is %s: move it"
                                .formatted(LIBRARIES, folder));
            }
        }
    }

    /// Where this user's are kept.
    static Path file() {
        return UserFolder.current().resolve("gpu.env");
    }

    /// The variables.
    SequencedMap<String, String> environment() {
        var environment = new LinkedHashMap<String, String>();
        environment.put(TORCH, torch.toString());
        environment.put(FLAVOR, flavor);
        environment.put(
                LIBRARIES,
                String.join(":", libraries.stream().map(Path::toString).toList()));
        return environment;
    }

    /// The variables for a kernelspec, where `${NAME}` stands for what the front end has (jupyter_client, "Kernel
    /// specs").
    SequencedMap<String, String> forKernels() {
        var environment = environment();
        environment.computeIfPresent(LIBRARIES, (name, folders) -> folders + ":${" + LIBRARIES + "}");
        return environment;
    }

    /// This user's.
    static Optional<GpuSettings> current() {
        return read(file());
    }

    /// {@return what a file has; empty where there is none, or it names no libtorch}
    static Optional<GpuSettings> read(Path file) {
        try {
            return Files.isRegularFile(file) ? of(lines(Files.readString(file))) : Optional.empty();
        } catch (IOException e) {
            throw new UserError("cannot read %s: %s".formatted(file, e), e);
        }
    }

    private static Map<String, String> lines(String text) {
        var lines = new LinkedHashMap<String, String>();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                lines.put(line.substring(0, equals), line.substring(equals + 1));
            }
        });
        return lines;
    }

    private static Optional<GpuSettings> of(Map<String, String> values) {
        var torch = values.getOrDefault(TORCH, "");
        var libraries = values.getOrDefault(LIBRARIES, "");
        if (torch.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new GpuSettings(
                Path.of(torch),
                values.getOrDefault(FLAVOR, ""),
                libraries.isEmpty()
                        ? List.of()
                        : List.of(libraries.split(":", -1)).stream()
                                .map(Path::of)
                                .toList()));
    }

    /// Writes them for `.mvn/gpu.sh`: a variable a line.
    void write(Path file) throws IOException {
        var text = new StringBuilder("# By joryu gpu; joryu gpu --undo removes it.\n");
        environment()
                .forEach((name, value) ->
                        text.append(name).append('=').append(value).append('\n'));
        Files.createDirectories(file.toAbsolutePath().getParent());
        AtomicFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
