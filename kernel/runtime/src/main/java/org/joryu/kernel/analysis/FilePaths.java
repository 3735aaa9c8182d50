package org.joryu.kernel.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.joryu.kernel.interpreter.Completions;

/// Files and folders whose names begin as the text in a string does.
final class FilePaths {

    private static final int MAX_ITEMS = 200;

    private FilePaths() {}

    /// @param typed the string's text up to the cursor, relative to the working directory if it is relative
    /// @param cursor where that text ends in the cell
    static Completions at(String typed, int cursor) {
        int slash = Math.max(typed.lastIndexOf('/'), typed.lastIndexOf('\\'));
        var name = typed.substring(slash + 1);
        var proposals = new Proposals(name);
        try (var files = Files.list(folder(typed.substring(0, slash + 1)))) {
            var found = new ArrayList<>(
                    files.filter(it -> isWanted(it, name)).limit(MAX_ITEMS).toList());
            found.sort(null);
            for (var file : found) {
                var text = file.getFileName() + (Files.isDirectory(file) ? "/" : "");
                proposals.add(text, "path", "", Proposals.Rank.MEMBER);
            }
        } catch (IOException | InvalidPathException | UncheckedIOException none) {
            return new Completions(List.of(), cursor, cursor);
        }
        return proposals.between(cursor - name.length(), cursor);
    }

    private static Path folder(String typed) {
        var path = typed.startsWith("~/") ? System.getProperty("user.home") + typed.substring(1) : typed;
        return Path.of(path).toAbsolutePath();
    }

    /// Hidden files are wanted by those who ask for them.
    private static boolean isWanted(Path file, String name) {
        var fileName = String.valueOf(file.getFileName());
        return fileName.startsWith(name) && (name.startsWith(".") || !fileName.startsWith("."));
    }
}
