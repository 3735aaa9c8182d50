package org.joryu.distill.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.security.MessageDigest;
import java.util.HexFormat;

/// Writes to a file and keeps the SHA-256 of what was written. The file is not closed with it.
final class DigestingChannel implements WritableByteChannel {

    private final FileChannel file;
    private final MessageDigest digest = Sha256.start();
    private long written;

    DigestingChannel(FileChannel file) {
        this.file = file;
    }

    /// How many bytes were written.
    long written() {
        return written;
    }

    /// Of what was written so far; what follows is not digested with it.
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        int count = bytes.remaining();
        digest.update(bytes.duplicate());
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
        written += count;
        return count;
    }

    @Override
    public boolean isOpen() {
        return file.isOpen();
    }

    @Override
    public void close() {}
}
