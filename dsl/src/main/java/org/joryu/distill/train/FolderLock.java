package org.joryu.distill.train;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Whoever writes to a run's folder holds this, so that two trainings never share one, in this process or
/// in several.
///
/// A file of its own, which nobody reads: on POSIX systems a process loses its lock on a file as soon as it
/// closes that file, even where it only read it (`fcntl`, "F_SETLK").
final class FolderLock implements AutoCloseable {

    /// The file's name.
    static final String NAME = "lock";

    /// Held by this process.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final RandomAccessFile file;

    private FolderLock(Path folder, RandomAccessFile file) {
        this.folder = folder;
        this.file = file;
    }

    /// @throws IllegalStateException if somebody else holds it
    static FolderLock of(RunFolder run) throws IOException {
        var folder = run.path().toRealPath();
        if (HELD.add(folder)) {
            try {
                // Not a channel, which an interrupt would close.
                var file = new RandomAccessFile(folder.resolve(NAME).toFile(), "rw");
                try {
                    if (isLocked(file)) {
                        return new FolderLock(folder, file);
                    }
                } catch (RuntimeException | Error failure) {
                    file.close();
                    throw failure;
                }
                file.close();
                HELD.remove(folder);
            } catch (IOException | RuntimeException | Error failure) {
                HELD.remove(folder);
                throw failure;
            }
        }
        throw new IllegalStateException(
                "folder must be that of a training which has ended, but one is writing to %s now: wait for it, or name another folder"
                        .formatted(run));
    }

    private static boolean isLocked(RandomAccessFile file) {
        try {
            return file.getChannel().tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            // A file system without locks: as well as can be.
            return true;
        }
    }

    /// {@return whether somebody holds it, in this process or another}
    static boolean isHeld(RunFolder run) {
        try {
            if (HELD.contains(run.path().toRealPath())) {
                return true;
            }
            if (!Files.exists(run.path().resolve(NAME))) {
                return false;
            }
            of(run).close();
            return false;
        } catch (IllegalStateException e) {
            return true;
        } catch (IOException e) {
            // One that may only be read: nobody can write to it either.
            return false;
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            // The lock goes with the process then.
        } finally {
            HELD.remove(folder);
        }
    }
}
