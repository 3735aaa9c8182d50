package org.joryu.kernel.dependency;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.joryu.notebook.Magic.UsageException;
import org.jspecify.annotations.Nullable;

/// What a notebook has been told about lock files: `--lock` writes one from now on, `--locked` holds what is added to
/// one.
final class Locking {

    static final String WRITE = "--lock";
    static final String HOLD = "--locked";
    static final Set<String> OPTIONS = Set.of(WRITE, HOLD);

    private static final String NOTEBOOK = ".ipynb";

    private @Nullable Path written;
    private @Nullable Path held;
    private Lock lock = Lock.NONE;

    /// Does what `--lock [FILE]` or `--locked [FILE]` asks for.
    ///
    /// @param added what has been added by now
    /// @return what to say
    String follow(List<String> words, Map<String, String> environment, Collection<Added> added)
            throws UsageException, IOException {
        if (words.size() > 2) {
            throw new UsageException("%s must stand alone, or with one file, but there are %d words"
                    .formatted(words.getFirst(), words.size()));
        }
        var file = words.size() == 2 ? path(words.get(1)) : besideNotebook(words.getFirst(), environment);
        if (words.getFirst().equals(WRITE)) {
            Lock.of(added).write(file.toAbsolutePath());
            written = file;
            return "wrote %s (%s)".formatted(file, counted(added.size()));
        }
        var read = Lock.read(file);
        check(read, file, added);
        lock = read;
        held = file;
        return "held to %s (%s)".formatted(file, counted(read.byKey().size()));
    }

    /// Versions that are taken where others are open.
    List<Coordinates> pins() {
        return lock.pins();
    }

    /// Does nothing where no lock file holds.
    ///
    /// @throws IOException if these libraries are not those of the lock file, naming what differs
    void check(Collection<Added> fresh) throws IOException {
        if (held != null) {
            check(lock, held, fresh);
        }
    }

    private static void check(Lock lock, Path file, Collection<Added> libraries) throws IOException {
        var drift = lock.drift(libraries);
        if (!drift.isEmpty()) {
            throw new IOException(
                    "the libraries are not those of %s, and none was added:%n%s%nto renew the file, leave --locked out and have --lock write it again"
                            .formatted(
                                    file,
                                    drift.stream().map(line -> "  " + line).collect(Collectors.joining("\n"))));
        }
    }

    /// Keeps the file true that is written.
    void added(Collection<Added> all) throws IOException {
        if (written != null) {
            Lock.of(all).write(written.toAbsolutePath());
        }
    }

    private static Path path(String word) throws UsageException {
        try {
            return Path.of(word);
        } catch (InvalidPathException invalid) {
            throw new UsageException("%s is no path: %s".formatted(word, invalid.getReason()));
        }
    }

    /// Jupyter Server tells kernels which notebook they are for, other front ends do not.
    private static Path besideNotebook(String option, Map<String, String> environment) throws UsageException {
        var session = environment.getOrDefault("JPY_SESSION_NAME", "");
        if (session.endsWith(NOTEBOOK) && Files.isRegularFile(path(session))) {
            return path(session.substring(0, session.length() - NOTEBOOK.length()) + ".lock.json");
        }
        throw new UsageException(
                "%s must be followed by a file here, since this front end does not tell the notebook's name: write it as in %s my-notebook.lock.json"
                        .formatted(option, option));
    }

    private static String counted(int libraries) {
        return libraries == 1 ? "1 library" : libraries + " libraries";
    }
}
