package org.joryu.kernel.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;

/// The file of a database, and what the operating system is to do with it.
record HistoryFile(Path path) {

    /// What SQLite may lay beside it, and what belongs to no other.
    private static final List<String> COMPANIONS = List.of("-journal", "-wal", "-shm");
    private static final DateTimeFormatter TO_THE_SECOND = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    /// Makes it, and its folder, if need be: for its owner alone, as code may contain what is nobody else's business.
    void prepare() throws IOException {
        var folder = path.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder, ownerOnly(folder, "rwx------"));
        }
        if (Files.notExists(path)) {
            // No error if another kernel is faster.
            Files.newByteChannel(
                            path,
                            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                            ownerOnly(path, "rw-------"))
                    .close();
        }
    }

    /// Gives it another name, so that a new one can be begun.
    ///
    /// @return the new name
    Path moveAside() throws IOException {
        var aside = path.resolveSibling(path.getFileName() + ".corrupt-"
                + LocalDateTime.now(ZoneId.systemDefault()).format(TO_THE_SECOND));
        Files.move(path, aside);
        for (var companion : COMPANIONS) {
            var beside = Path.of(path + companion);
            if (Files.exists(beside)) {
                Files.move(beside, Path.of(aside + companion));
            }
        }
        return aside;
    }

    private static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
