package org.joryu.app;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A kernelspec that was installed before, here or for another Joryu.
///
/// @param folder that holds its `kernel.json`
record InstalledKernel(Path folder) {

    /// Those where `joryu install` and `joryu lab` put them, and where Jupyter looks besides.
    ///
    /// @param environment this process's
    /// @param home the user's home
    /// @param prefixes more prefixes that were installed into
    static List<InstalledKernel> find(Map<String, String> environment, Path home, List<Path> prefixes) {
        var folders = new LinkedHashSet<Path>();
        folders.add(KernelspecFolder.ofUser(environment, System.getProperty("os.name"), home));
        ActiveEnvironments.of(environment).forEach(active -> folders.add(KernelspecFolder.inPrefix(active)));
        folders.add(KernelspecFolder.inPrefix(LabCommand.defaultEnvironment()));
        Stream.of(environment.getOrDefault("JUPYTER_PATH", "").split(File.pathSeparator, -1))
                .filter(path -> !path.isEmpty())
                .forEach(path -> folders.add(Path.of(path, "kernels", Kernelspec.NAME)));
        folders.add(KernelspecFolder.inPrefix(Path.of("/usr/local")));
        folders.add(KernelspecFolder.inPrefix(Path.of("/usr")));
        prefixes.forEach(prefix -> folders.add(KernelspecFolder.inPrefix(prefix)));
        return folders.stream()
                .map(InstalledKernel::new)
                .filter(InstalledKernel::isJoryu)
                .toList();
    }

    private Path file() {
        return folder.resolve("kernel.json");
    }

    private boolean isJoryu() {
        return Files.isRegularFile(file())
                && read().map(InstalledKernel::arguments)
                        .filter(words -> words.contains(KernelMain.class.getName())
                                || words.contains(KernelspecJson.PYTHON_MODULE))
                        .isPresent();
    }

    /// Whether it came with the Python package, which then finds Java itself, and which pip removes.
    boolean isOfPythonPackage() {
        return read().map(InstalledKernel::arguments)
                .filter(words -> words.contains(KernelspecJson.PYTHON_MODULE))
                .isPresent();
    }

    /// Whether it starts the Joryu in this folder.
    boolean starts(Path home) {
        return read().map(InstalledKernel::arguments)
                .filter(words -> words.contains("-Djoryu.home=" + home))
                .isPresent();
    }

    /// What its kernels are given in their environment.
    Map<String, String> environment() {
        var environment = new LinkedHashMap<String, String>();
        read().map(json -> json.getAsJsonObject("env"))
                .ifPresent(env -> env.entrySet()
                        .forEach(entry ->
                                environment.put(entry.getKey(), entry.getValue().getAsString())));
        return environment;
    }

    /// What cannot be found of what it starts: its Java, its Joryu.
    List<String> missing() {
        var missing = new ArrayList<String>();
        var arguments = read().map(InstalledKernel::arguments).orElse(List.of());
        if (!arguments.isEmpty() && !isOfPythonPackage() && !Files.exists(Path.of(arguments.getFirst()))) {
            missing.add(arguments.getFirst());
        }
        arguments.stream()
                .filter(argument -> argument.startsWith("-Djoryu.home="))
                .map(argument -> argument.substring(argument.indexOf('=') + 1))
                .filter(home -> !Files.isDirectory(Path.of(home)))
                .forEach(missing::add);
        return missing;
    }

    /// Gives its kernels these settings, in place of any before; all else stays as it is.
    ///
    /// @param settings empty to take them away
    /// @return whether it had others before
    boolean setGpu(Optional<GpuSettings> settings) {
        var json = read().orElseThrow(() -> new UserError("cannot read " + file()));
        var before = json.toString();
        if (!json.has("env")) {
            json.add("env", new JsonObject());
        }
        var env = json.getAsJsonObject("env");
        List.of(GpuSettings.TORCH, GpuSettings.FLAVOR, GpuSettings.LIBRARIES).forEach(env::remove);
        settings.ifPresent(s -> s.forKernels().forEach(env::addProperty));
        if (json.toString().equals(before)) {
            return false;
        }
        var text = new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(json) + "\n";
        try {
            AtomicFile.write(file(), text.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (IOException e) {
            throw new UserError("cannot write %s: %s".formatted(file(), e), e);
        }
    }

    private Optional<JsonObject> read() {
        try {
            var json = JsonParser.parseString(Files.readString(file()));
            return json.isJsonObject() ? Optional.of(json.getAsJsonObject()) : Optional.empty();
        } catch (IOException | JsonParseException unreadable) {
            return Optional.empty();
        }
    }

    private static List<String> arguments(JsonObject json) {
        return json.has("argv") && json.get("argv").isJsonArray()
                ? json.getAsJsonArray("argv").asList().stream()
                        .map(JsonElement::getAsString)
                        .toList()
                : List.of();
    }
}
