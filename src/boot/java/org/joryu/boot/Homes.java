package org.joryu.boot;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;

/// The folder that holds what jars were unpacked to, a folder each: where the system has programs keep a user's data,
/// unless the environment variable `JORYU_HOME` says otherwise.
final class Homes {

    /// What `joryu uninstall` leaves in a folder that is no longer needed: a program cannot remove itself everywhere.
    private static final String UNINSTALLED = "uninstalled";

    private Homes() {}

    static Path current() {
        String named = System.getenv("JORYU_HOME");
        if (named != null && !named.isEmpty()) {
            return Paths.get(named).toAbsolutePath();
        }
        return data().resolve("joryu").resolve("versions");
    }

    private static Path data() {
        String system = System.getProperty("os.name");
        Path home = Paths.get(user());
        if (system.startsWith("Mac")) {
            return home.resolve("Library").resolve("Application Support");
        }
        boolean windows = system.startsWith("Windows");
        String named = System.getenv(windows ? "LOCALAPPDATA" : "XDG_DATA_HOME");
        if (named != null && Paths.get(named).isAbsolute()) {
            return Paths.get(named);
        }
        return windows
                ? home.resolve("AppData").resolve("Local")
                : home.resolve(".local").resolve("share");
    }

    /// As shells know it: Java asks the system's list of users, on which containers often have nobody.
    static String user() {
        String home = System.getenv("HOME");
        return home == null || home.isEmpty() ? System.getProperty("user.home") : home;
    }

    /// Removes it, and the folders around it that it leaves empty, where `joryu uninstall` says so.
    static void removeIfUninstalled(Path home) throws IOException {
        if (Files.exists(home.resolve(UNINSTALLED))) {
            delete(home);
            Path homes = current();
            deleteIfEmpty(homes);
            deleteIfEmpty(homes.getParent());
        }
    }

    private static void deleteIfEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        boolean empty;
        try (Stream<Path> files = Files.list(folder)) {
            empty = !files.findAny().isPresent();
        }
        if (empty) {
            Files.delete(folder);
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<Path>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
