package org.joryu.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A private virtual environment with pinned packages, made when it is missing or its pins changed.
///
/// @param folder where it lives
record PythonEnvironment(Path folder) {

    private static final int[] OLDEST = {3, 10};
    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

    /// Its python command.
    Path python() {
        return WINDOWS
                ? folder.resolve("Scripts").resolve("python.exe")
                : folder.resolve("bin").resolve("python");
    }

    /// Makes sure that exactly these requirements are installed.
    ///
    /// @param requirements the text of a pip requirements file
    /// @param progress told before each step that takes time
    void ensure(String requirements, Consumer<String> progress) {
        var marker = folder.resolve("joryu-requirements.txt");
        try {
            // Written last, so an environment without it is one whose making was cut off.
            if (Files.isRegularFile(marker) && Files.readString(marker).equals(requirements)) {
                return;
            }
            progress.accept("Making a Python environment in " + folder);
            Folders.delete(folder);
            Files.createDirectories(folder.toAbsolutePath().getParent());
            run(List.of(systemPython(), "-m", "venv", folder.toString()), "on Debian: apt-get install python3-venv");
            progress.accept("Installing "
                    + requirements.lines().filter(l -> !l.startsWith("#")).toList() + " (once; needs the network)");
            var list = Files.createTempFile("joryu", ".txt");
            try {
                Files.writeString(list, requirements);
                run(
                        List.of(
                                python().toString(),
                                "-m",
                                "pip",
                                "install",
                                "--quiet",
                                "--disable-pip-version-check",
                                "-r",
                                list.toString()),
                        "check the network connection and pip's settings");
            } finally {
                Files.delete(list);
            }
            AtomicFile.write(marker, requirements.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UserError("cannot make the Python environment %s: %s".formatted(folder, e), e);
        }
    }

    /// The first python on the PATH that is new enough.
    private static String systemPython() {
        for (var command :
                List.of("python3", "python", "python3.14", "python3.13", "python3.12", "python3.11", "python3.10")) {
            if (version(command).filter(PythonEnvironment::isRecent).isPresent()) {
                return command;
            }
        }
        throw new UserError(
                "no Python %d.%d or newer on the PATH: install one from python.org or with your package manager"
                        .formatted(OLDEST[0], OLDEST[1]));
    }

    private static boolean isRecent(int[] version) {
        return version[0] > OLDEST[0] || (version[0] == OLDEST[0] && version[1] >= OLDEST[1]);
    }

    private static Optional<int[]> version(String command) {
        try {
            var process = new ProcessBuilder(command, "-c", "import sys; print(*sys.version_info[:2])")
                    .redirectErrorStream(true)
                    .start();
            var parts = read(process.getInputStream()).strip().split(" ", -1);
            return process.waitFor() == 0 && parts.length == 2
                    ? Optional.of(new int[] {Integer.parseInt(parts[0]), Integer.parseInt(parts[1])})
                    : Optional.empty();
        } catch (IOException | NumberFormatException notThere) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static void run(List<String> command, String remedy) throws IOException {
        var process = new ProcessBuilder(new ArrayList<>(command))
                .redirectErrorStream(true)
                .start();
        var output = read(process.getInputStream());
        try {
            if (process.waitFor() != 0) {
                throw new UserError("%s failed (%s):%n%s".formatted(String.join(" ", command), remedy, output.strip()));
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new UserError("interrupted while running " + String.join(" ", command), e);
        }
    }

    private static String read(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
}
