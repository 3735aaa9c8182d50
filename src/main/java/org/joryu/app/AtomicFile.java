package org.joryu.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.UUID;

/// Files that are either old or new, never half of each.
final class AtomicFile {

    private AtomicFile() {}

    /// Writes beside the target, forces it to disk, then takes the target's place in one step.
    static void write(Path target, byte[] bytes) throws IOException {
        var folder = Objects.requireNonNull(target.toAbsolutePath().getParent(), "a file lies in a folder");
        // Not createTempFile, whose files nobody else may read.
        var draft = folder.resolve(".%s.%s.part".formatted(target.getFileName(), UUID.randomUUID()));
        try {
            Files.write(draft, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
