package org.joryu.app;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// Which Jupyter installations there are, and whether they see a kernel of Joryu's: by asking each.
///
/// @param environment with `PATH` and active Python environments
/// @param more folders of Python environments
record JupyterCheck(Map<String, String> environment, List<Path> more) {

    private static final int PATIENCE_S = 30;
    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

    Check check() {
        return new Check("Jupyter", this::look);
    }

    private Finding look() {
        var found = new ArrayList<String>();
        boolean anySees = false;
        for (var jupyter : commands()) {
            var kernels = kernels(jupyter);
            boolean sees = kernels.contains(Kernelspec.NAME);
            anySees |= sees;
            found.add("%s %s".formatted(jupyter, sees ? "sees the kernel" : "does not see the kernel"));
        }
        if (found.isEmpty()) {
            return new Finding.Fine("none on the PATH: %s brings one, %s needs none"
                    .formatted(CommandName.with("lab"), CommandName.with("run")));
        }
        return anySees
                ? new Finding.Fine(String.join("\n", found))
                : new Finding.Warning(
                        String.join("\n", found),
                        CommandName.with("install")
                                + " makes the kernel known, with --sys-prefix or --prefix to one environment alone");
    }

    private List<Path> commands() {
        var folders = new LinkedHashSet<Path>();
        ActiveEnvironments.of(environment).forEach(active -> folders.add(commands(active)));
        for (var folder : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            if (!folder.isEmpty()) {
                folders.add(Path.of(folder));
            }
        }
        more.forEach(prefix -> folders.add(commands(prefix)));
        return folders.stream()
                .map(folder ->
                        folder.resolve(WINDOWS ? "jupyter.exe" : "jupyter").toAbsolutePath())
                .filter(Files::isExecutable)
                .distinct()
                .toList();
    }

    private static Path commands(Path prefix) {
        return prefix.resolve(WINDOWS ? "Scripts" : "bin");
    }

    private List<String> kernels(Path jupyter) {
        var listed = new Program(
                        List.of(jupyter.toString(), "kernelspec", "list", "--json"),
                        Map.of(),
                        Path.of("").toAbsolutePath(),
                        PATIENCE_S)
                .run();
        try {
            return listed.map(ended -> JsonParser.parseString(ended.output()))
                    .filter(JsonElement::isJsonObject)
                    .map(json -> List.copyOf(json.getAsJsonObject()
                            .getAsJsonObject("kernelspecs")
                            .keySet()))
                    .orElse(List.of());
        } catch (JsonParseException | IllegalStateException unreadable) {
            return List.of();
        }
    }
}
