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
    private static final int NEWEST = Integer.MAX_VALUE;
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
        ensure(requirements, NEWEST, false, progress);
    }

    /// The same where it takes minutes: pip shows how far it is.
    ///
    /// @param newest the newest Python 3 that there are wheels for, its minor version
    void ensureAloud(String requirements, int newest, Consumer<String> progress) {
        ensure(requirements, newest, true, progress);
    }

    /// {@return whether exactly these requirements are installed}
    boolean has(String requirements) throws IOException {
        // Written last, so an environment without it is one whose making was cut off.
        return Files.isRegularFile(marker()) && Files.readString(marker()).equals(requirements);
    }

    private Path marker() {
        return folder.resolve("joryu-requirements.txt");
    }

    private void ensure(String requirements, int newest, boolean aloud, Consumer<String> progress) {
        try {
            if (has(requirements)) {
                return;
            }
            progress.accept("Making a Python environment in " + folder);
            Folders.delete(folder);
            Files.createDirectories(folder.toAbsolutePath().getParent());
            run(
                    List.of(systemPython(newest), "-m", "venv", folder.toString()),
                    "on Debian: apt-get install python3-venv",
                    false);
            progress.accept("Installing "
                    + requirements.lines().filter(l -> !l.startsWith("#")).toList() + " (once; needs the network)");
            var list = Files.createTempFile("joryu", ".txt");
            try {
                Files.writeString(list, requirements);
                var command = new ArrayList<>(List.of(
                        python().toString(),
                        "-m",
                        "pip",
                        "install",
                        "--disable-pip-version-check",
                        "-r",
                        list.toString()));
                if (!aloud) {
                    command.add("--quiet");
                }
                run(command, "check the network connection and pip's settings", aloud);
            } finally {
                Files.delete(list);
            }
            AtomicFile.write(marker(), requirements.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UserError("cannot make the Python environment %s: %s".formatted(folder, e), e);
        }
    }

    /// The first python on the PATH that is new enough, and not too new.
    private static String systemPython(int newest) {
        for (var command :
                List.of("python3", "python", "python3.14", "python3.13", "python3.12", "python3.11", "python3.10")) {
            if (version(command)
                    .filter(version -> isRecent(version) && (version[0] < 3 || version[1] <= newest))
                    .isPresent()) {
                return command;
            }
        }
        throw new UserError("no Python %d.%d %s on the PATH: install one from python.org or with your package manager"
                .formatted(OLDEST[0], OLDEST[1], newest == NEWEST ? "or newer" : "to 3." + newest));
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

    /// @param aloud whether it may print, rather than only when it fails
    private static void run(List<String> command, String remedy, boolean aloud) throws IOException {
        var builder = new ProcessBuilder(new ArrayList<>(command)).redirectErrorStream(true);
        var process = (aloud ? builder.redirectOutput(ProcessBuilder.Redirect.INHERIT) : builder).start();
        var output = aloud ? "" : read(process.getInputStream());
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
