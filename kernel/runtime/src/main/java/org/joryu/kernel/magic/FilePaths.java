package org.joryu.kernel.magic;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.joryu.notebook.Magic.UsageException;

/// Files as they are named on a line: relative to the notebook's folder, in which the kernel runs.
final class FilePaths {

    private static final String HOME = System.getProperty("user.home");

    private FilePaths() {}

    /// One file or folder, which need not be there.
    static Path of(String word) throws UsageException {
        try {
            return Path.of(expanded(word));
        } catch (InvalidPathException invalid) {
            throw new UsageException("%s is no path: %s".formatted(word, invalid.getReason()));
        }
    }

    /// What a pattern stands for: `*`, `?`, `[...]` and `{...}` in the last part of a path, as in `lib/*.jar`.
    static List<Path> matching(String word) throws UsageException, IOException {
        if (!word.matches(".*[*?\\[{].*")) {
            return List.of(of(word));
        }
        var expanded = expanded(word);
        int slash = Math.max(expanded.lastIndexOf('/'), expanded.lastIndexOf(File.separatorChar));
        var folder = slash < 0 ? Path.of("") : of(expanded.substring(0, slash + 1));
        if (!Files.isDirectory(folder)) {
            throw new UsageException(
                    "there is no folder %s: wildcards stand in the last part of a path only".formatted(folder));
        }
        var matcher = FileSystems.getDefault().getPathMatcher("glob:" + expanded.substring(slash + 1));
        try (var files = Files.list(folder)) {
            var found = files.filter(file -> matcher.matches(file.getFileName()))
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new UsageException("there is no file %s".formatted(word));
            }
            return found;
        }
    }

    private static String expanded(String word) {
        return word.equals("~") || word.startsWith("~/") ? HOME + word.substring(1) : word;
    }

    /// What the last word of a line may go on as, with a slash behind folders.
    static List<String> completions(String arguments) {
        var word = arguments.substring(arguments.lastIndexOf(' ') + 1);
        int slash = word.lastIndexOf('/');
        var typed = word.substring(0, slash + 1);
        var begin = word.substring(slash + 1);
        try (var files = Files.list(Path.of(typed.isEmpty() ? "" : expanded(typed)))) {
            return names(files, begin).map(name -> typed + name).toList();
        } catch (IOException | UncheckedIOException | InvalidPathException nothingThere) {
            return List.of();
        }
    }

    private static Stream<String> names(Stream<Path> files, String begin) {
        return files.filter(file -> file.getFileName().toString().startsWith(begin))
                // Hidden files are proposed to those who ask for them.
                .filter(file ->
                        begin.startsWith(".") || !file.getFileName().toString().startsWith("."))
                .map(file -> file.getFileName() + (Files.isDirectory(file) ? "/" : ""))
                .sorted();
    }
}
