package org.joryu.kernel.dependency;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What tells one file from all others.
final class Sha256 {

    private Sha256() {}

    /// {@return the digest of a file, in 64 hexadecimal digits}
    static String of(Path file) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            try (var content = new DigestInputStream(Files.newInputStream(file), digest)) {
                content.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
