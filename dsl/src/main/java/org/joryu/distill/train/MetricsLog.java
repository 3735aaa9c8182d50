package org.joryu.distill.train;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.joryu.distill.data.Sha256;

/// Writes a [MetricsFile] as a training goes on. It is locked as long as it is open, so that two
/// trainings never share a folder.
///
/// Not by a channel, which an interrupt would close.
final class MetricsLog implements AutoCloseable {

    private final RandomAccessFile file;
    private final StringBuilder waiting = new StringBuilder();
    private MessageDigest digest = Sha256.start();

    private MetricsLog(RandomAccessFile file) {
        this.file = file;
    }

    /// Opens the metrics of a folder, which are made where there are none.
    ///
    /// @throws IllegalStateException if another training writes them
    /// @throws IllegalArgumentException if they cannot be written
    static MetricsLog open(RunFolder folder) {
        try {
            var file = new RandomAccessFile(folder.metrics().toFile(), "rw");
            try {
                if (isLocked(file)) {
                    return new MetricsLog(file);
                }
            } catch (RuntimeException | Error failure) {
                file.close();
                throw failure;
            }
            file.close();
            throw new IllegalStateException(
                    "folder must be that of a training which has ended, but one is writing to %s now: wait for it, or name another folder"
                            .formatted(folder));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "folder must be one that can be written to, but %s is not (%s): name another by .folder(Path.of(\"…\")), set JORYU_RUNS, or say .withoutFolder()"
                            .formatted(folder, e.getMessage()),
                    e);
        }
    }

    private static boolean isLocked(RandomAccessFile file) {
        try {
            // Behind all data: where locks are binding, others may still read.
            return file.getChannel().tryLock(Long.MAX_VALUE - 1, 1, false) != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            // A file system without locks: as well as can be.
            return true;
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
        try {
            file.close();
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }
}
