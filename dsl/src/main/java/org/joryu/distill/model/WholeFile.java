package org.joryu.distill.model;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A file that appears whole, under its name, or not at all.
final class WholeFile {

    private WholeFile() {}

    /// What is in the file.
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /// Refuses a file that must not get its name.
    @FunctionalInterface
    interface Check {
        void check(Path draft) throws IOException;
    }

    /// Writes it beside its name, to disk, and moves it there, in the place of one that has the name already.
    static void write(Path file, Content content) throws IOException {
        write(file, content, draft -> {});
    }

    /// The same, unless what was written is refused.
    static void write(Path file, Content content, Check check) throws IOException {
        var temporary = file.resolveSibling(file.getFileName() + ".part");
        try {
            // A stream, as a channel would be closed by an interrupt, which ends a training in order.
            try (var disk = new FileOutputStream(temporary.toFile());
                    var out = new BufferedOutputStream(disk)) {
                content.writeTo(out);
                out.flush();
                disk.getFD().sync();
            }
            check.check(temporary);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
