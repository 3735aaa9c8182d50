package org.joryu.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The tutorial notebooks of this repository.
final class Notebooks {

    static final Path FOLDER = Product.ROOT.resolve("notebooks");

    private Notebooks() {}

    static List<Path> english() throws IOException {
        return in(FOLDER);
    }

    static List<Path> japanese() throws IOException {
        return in(FOLDER.resolve("ja"));
    }

    static List<Path> all() throws IOException {
        return Stream.concat(english().stream(), japanese().stream()).toList();
    }

    private static List<Path> in(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".ipynb"))
                    .sorted()
                    .toList();
        }
    }
}
