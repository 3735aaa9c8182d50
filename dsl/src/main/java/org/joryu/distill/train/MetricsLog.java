package org.joryu.distill.train;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.joryu.distill.data.Sha256;

/// Writes a [MetricsFile] as a training goes on. Its folder is locked as long as it is open.
///
/// Not by a channel, which an interrupt would close.
final class MetricsLog implements AutoCloseable {

    private final FolderLock lock;
    private final RandomAccessFile file;
    private final StringBuilder waiting = new StringBuilder();
    private MessageDigest digest = Sha256.start();

    private MetricsLog(FolderLock lock, RandomAccessFile file) {
        this.lock = lock;
        this.file = file;
    }

    /// Opens the metrics of a folder, which are made where there are none.
    ///
    /// @throws IllegalStateException if another training writes them
    /// @throws IllegalArgumentException if they cannot be written
    static MetricsLog open(RunFolder folder) {
        try {
            var lock = FolderLock.of(folder);
            try {
                return new MetricsLog(
                        lock, new RandomAccessFile(folder.metrics().toFile(), "rw"));
            } catch (IOException | RuntimeException | Error failure) {
                lock.close();
                throw failure;
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "folder must be one that can be written to, but %s is not (%s): name another by .folder(Path.of(\"…\")), set JORYU_RUNS, or say .withoutFolder()"
                            .formatted(folder, e.getMessage()),
                    e);
        }
    }

    /// Forgets all that was written after the first bytes.
    void truncate(byte[] kept) {
        try {
            file.setLength(kept.length);
            file.seek(kept.length);
            digest = Sha256.start();
            digest.update(kept);
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    /// All bytes that were written.
    byte[] bytes() {
        try {
            var bytes = new byte[Math.toIntExact(file.length())];
            file.seek(0);
            file.readFully(bytes);
            return bytes;
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    void add(StepMetrics step) {
        MetricsFile.line(waiting, step);
    }

    void add(EpochMetrics epoch) {
        MetricsFile.line(waiting, epoch);
    }

    /// Hands over what waits to the system: it outlives this process, though not a loss of power.
    void flush() {
        var bytes = waiting.toString().getBytes(StandardCharsets.UTF_8);
        waiting.setLength(0);
        digest.update(bytes);
        try {
            file.write(bytes);
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    /// Forces all to the disk.
    void force() {
        flush();
        try {
            file.getFD().sync();
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    /// How many bytes were written.
    long length() {
        try {
            return file.length();
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    /// SHA-256 of all that was written, in hexadecimal.
    String sha256() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("Java's SHA-256 can be copied", e);
        }
    }

    private static UncheckedIOException cannotWrite(IOException e) {
        return new UncheckedIOException("cannot write the metrics of a training", e);
    }

    @Override
    public void close() {
        // What waits was taken, and whoever looks for what happened looks here.
        try (lock;
                file) {
            flush();
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }
}
