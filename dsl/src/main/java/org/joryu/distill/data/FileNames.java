package org.joryu.distill.data;

import java.nio.file.Path;
import java.util.Locale;

/// Names of files and their endings.
final class FileNames {

    private FileNames() {}

    /// The name without folders, and without what follows its last dot.
    static String withoutEnding(Path file) {
        var name = name(file);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /// The name without folders.
    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /// What follows the last dot, in small letters; empty if there is none.
    static String ending(Path file) {
        var name = name(file);
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
