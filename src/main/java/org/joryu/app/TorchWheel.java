package org.joryu.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// PyTorch as PyPI's wheels lay it out in a Python environment: `torch/lib` has libtorch, `nvidia/*/lib` CUDA.
///
/// @param packages the environment's `site-packages`
/// @param version for example `2.7.1+cu126`
record TorchWheel(Path packages, String version) {

    private static final Pattern VERSION = Pattern.compile("__version__ = '([^']+)'");

    /// Python's own parts, which need Python; and what needs the driver.
    private static final List<String> OF_PYTHON = List.of("libtorch_python.so", "libshm.so");
    private static final String OF_DRIVER = "libcaffe2_nvrtc.so";

    /// The PyTorch for CUDA of an environment.
    ///
    /// @param environment a virtual environment, a conda environment, or a `site-packages` folder
    /// @param torch the version that fits
    /// @throws UserError if there is none, of another version, or for the CPU
    static TorchWheel in(Path environment, String torch) {
        for (var packages : candidates(environment)) {
            if (Files.isRegularFile(packages.resolve("torch").resolve("version.py"))) {
                return checked(packages, torch);
            }
        }
        throw new UserError(
                "--from must name a Python environment with torch %s in it, but in %s there is no torch: make one with python3 -m venv, and in it pip install torch==%s"
                        .formatted(torch, environment, torch));
    }

    private static TorchWheel checked(Path packages, String torch) {
        var wheel = new TorchWheel(packages, versionOf(packages));
        if (!wheel.version.replaceFirst("\\+.*", "").equals(torch)) {
            throw new UserError(
                    "torch in %s must be %s, since another version's functions have other names, but is %s: pip install torch==%s in an environment of its own"
                            .formatted(packages, torch, wheel.version, torch));
        }
        if (!Files.exists(wheel.folder().resolve("libtorch_cuda.so"))) {
            throw new UserError("torch in %s must be built for CUDA, but is %s: install the one from PyPI"
                    .formatted(packages, wheel.version));
        }
        return wheel;
    }

    private static String versionOf(Path packages) {
        try {
            var version =
                    VERSION.matcher(Files.readString(packages.resolve("torch").resolve("version.py")));
            return version.find() ? version.group(1) : "unknown";
        } catch (IOException e) {
            throw new UserError("cannot read torch's version in %s: %s".formatted(packages, e), e);
        }
    }

    private static List<Path> candidates(Path environment) {
        var candidates = new ArrayList<>(List.of(environment));
        for (var lib : List.of("lib", "lib64")) {
            var pythons = environment.resolve(lib).toFile().listFiles((folder, name) -> name.startsWith("python3"));
            if (pythons != null) {
                Arrays.stream(pythons)
                        .sorted()
                        .forEach(python -> candidates.add(python.toPath().resolve("site-packages")));
            }
        }
        return candidates;
    }

    Path folder() {
        return packages.resolve("torch").resolve("lib");
    }

    /// What is to be loaded.
    ///
    /// @param driver whether NVIDIA's driver is here
    List<Path> libraries(boolean driver) {
        return list(folder()).stream()
                .filter(file -> file.getFileName().toString().matches(".*\\.so(\\.\\d+)*"))
                .filter(file -> !OF_PYTHON.contains(file.getFileName().toString()))
                .filter(file -> driver || !file.endsWith(OF_DRIVER))
                .toList();
    }

    /// The folders of the nvidia wheels, which libtorch needs.
    List<Path> nvidia() {
        var folders = new ArrayList<Path>();
        if (Files.isDirectory(packages.resolve("nvidia"))) {
            list(packages.resolve("nvidia")).forEach(wheel -> folders.add(wheel.resolve("lib")));
        }
        folders.add(packages.resolve("cusparselt").resolve("lib"));
        return folders.stream().filter(Files::isDirectory).toList();
    }

    static List<Path> list(Path folder) {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UserError("cannot list %s: %s".formatted(folder, e), e);
        }
    }
}
