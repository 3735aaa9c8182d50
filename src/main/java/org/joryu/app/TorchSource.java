package org.joryu.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Where a libtorch for CUDA can be had.
sealed interface TorchSource {

    /// What is done to get it, as sentences in the imperative.
    ///
    /// @param home the folder of all that `joryu gpu` makes
    List<String> steps(Path home);

    /// Gets it. What takes long is kept in `home` and found again.
    ///
    /// @param home the folder of all that `joryu gpu` makes
    /// @param links an empty folder in it, for what is made anew each time
    /// @param driver whether NVIDIA's driver is here
    /// @param progress told before each step that takes time
    GpuSettings obtain(Path home, Path links, boolean driver, Consumer<String> progress) throws IOException;

    /// A Python environment that there is.
    ///
    /// @param environment its folder
    record Existing(Glue glue, Path environment) implements TorchSource {

        @Override
        public List<String> steps(Path home) {
            var wheel = TorchWheel.in(environment, glue.torch());
            return List.of("Make a folder of links to the libraries of torch %s in %s"
                    .formatted(wheel.version(), wheel.packages()));
        }

        @Override
        public GpuSettings obtain(Path home, Path links, boolean driver, Consumer<String> progress) throws IOException {
            return link(TorchWheel.in(environment, glue.torch()), glue, links, driver);
        }
    }

    /// PyPI, into an environment of Joryu's own.
    record Pypi(Glue glue) implements TorchSource {

        /// The newest Python that PyTorch 2.7 has wheels for, `3.13`.
        private static final int NEWEST_PYTHON = 13;

        /// Unpacked 5.2 GiB, and before that downloaded.
        private static final long NEEDED = 9L << 30;

        private static Path environment(Path home) {
            return home.resolve("venv");
        }

        @Override
        public List<String> steps(Path home) {
            return List.of(
                    "Make a Python environment in " + environment(home),
                    "Install torch==%s with CUDA's libraries from PyPI in it: downloads 3 GB, takes 5 GB of the disk"
                            .formatted(glue.torch()),
                    "Make a folder of links to its libraries");
        }

        @Override
        public GpuSettings obtain(Path home, Path links, boolean driver, Consumer<String> progress) throws IOException {
            var python = new PythonEnvironment(environment(home));
            var requirements = "torch==" + glue.torch() + "\n";
            if (!python.has(requirements)) {
                requireRoom(home, NEEDED);
            }
            python.ensureAloud(requirements, NEWEST_PYTHON, progress);
            return link(TorchWheel.in(python.folder(), glue.torch()), glue, links, driver);
        }
    }

    /// DJL's own download.
    ///
    /// @param files what is to be downloaded
    record Djl(Glue glue, DjlRepository repository, List<String> files) implements TorchSource {

        private static final long NEEDED = 8L << 30;

        private Path libraries(Path home) {
            return home.resolve(
                    "djl-%s-%s".formatted(glue.torch(), glue.flavor().orElseThrow()));
        }

        @Override
        public List<String> steps(Path home) {
            return List.of("Download %d libraries from %s to %s".formatted(files.size(), repository, libraries(home)));
        }

        @Override
        public GpuSettings obtain(Path home, Path links, boolean driver, Consumer<String> progress) throws IOException {
            var libraries = libraries(home);
            if (!Files.isDirectory(libraries)) {
                requireRoom(home, NEEDED);
                repository.download(files, libraries, progress);
            }
            var runtime = TorchWheel.list(libraries).stream()
                    .filter(file -> file.getFileName().toString().startsWith("libcudart"))
                    .toList();
            return new GpuSettings(
                    libraries, glue.flavor().orElseThrow(), List.of(cudaRuntime(links, runtime), libraries));
        }
    }

    private static GpuSettings link(TorchWheel wheel, Glue glue, Path links, boolean driver) throws IOException {
        // DJL loads all that lies in this folder.
        var torch = Files.createDirectory(links.resolve("torch"));
        for (var library : wheel.libraries(driver)) {
            Files.createSymbolicLink(torch.resolve(library.getFileName()), library.toRealPath());
        }
        var runtime = wheel.nvidia().stream()
                .flatMap(folder -> TorchWheel.list(folder).stream())
                .filter(file -> file.getFileName().toString().startsWith("libcudart.so"))
                .toList();
        var libraries = new ArrayList<>(List.of(cudaRuntime(links, runtime)));
        libraries.addAll(wheel.nvidia());
        return new GpuSettings(torch, glue.flavor().orElseThrow(), libraries);
    }

    /// DJL counts GPUs by a `libcudart.so`, and sees none where the library is found under its full name alone.
    private static Path cudaRuntime(Path links, List<Path> runtime) throws IOException {
        var folder = Files.createDirectory(links.resolve("cuda"));
        if (runtime.isEmpty()) {
            throw new UserError("there must be a libcudart.so, by which GPUs are counted, but there is none: "
                    + "pip install nvidia-cuda-runtime-cu12 beside torch");
        }
        Files.createSymbolicLink(
                folder.resolve("libcudart.so"), runtime.getFirst().toRealPath());
        return folder;
    }

    private static void requireRoom(Path home, long needed) throws IOException {
        Files.createDirectories(home);
        long free = Files.getFileStore(home).getUsableSpace();
        if (free < needed) {
            throw new UserError(
                    "%.0f GiB must be free in %s, but %.1f are: make room, or let XDG_DATA_HOME name a folder on another disk"
                            .formatted(needed / (double) (1L << 30), home, free / (double) (1L << 30)));
        }
    }
}
