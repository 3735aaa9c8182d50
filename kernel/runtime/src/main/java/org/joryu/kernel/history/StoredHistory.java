package org.joryu.kernel.history;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.joryu.kernel.protocol.HistoryAccess;
import org.joryu.kernel.protocol.HistoryEntry;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;

/// A history in a file, which a thread of its own opens, writes and reads.
///
/// Cells are saved together, a moment after the first of them was run. Before that nothing of SQLite is loaded: a
/// kernel starts without it. This session's cells stay in memory too, and are all there is if the file fails.
final class StoredHistory implements History {

    private static final System.Logger LOGGER = System.getLogger(StoredHistory.class.getName());
    private static final Duration PATIENCE_AT_END = Duration.ofSeconds(2);
    /// Of a result code; the other bits tell the variety of the problem.
    private static final int PRIMARY = 0xFF;

    private final HistoryFile file;
    private final @Nullable NativeLibrary library;
    private final Limits limits;
    private final Duration delay;
    private final MemoryHistory thisSession;
    private final ScheduledThreadPoolExecutor thread;
    private final AtomicBoolean scheduled = new AtomicBoolean();
    /// Whether the file is not to be used any more: it failed, or the kernel has ended.
    private volatile boolean over;
    // The rest is the thread's alone.
    private @Nullable HistoryDatabase database;
    private int savedLine;

    /// @param delay from a cell to its being saved, with all that came meanwhile
    StoredHistory(Path file, Limits limits, Duration delay) {
        this(file, limits, delay, null);
    }

    /// @param library where SQLite is kept unpacked, null to leave that to the driver
    StoredHistory(Path file, Limits limits, Duration delay, @Nullable NativeLibrary library) {
        this.file = new HistoryFile(file);
        this.library = library;
        this.limits = limits;
        this.delay = delay;
        thisSession = new MemoryHistory(limits);
        thread = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("joryu-history").daemon().factory());
        // At once, lest it be the child of the first cell's thread.
        thread.prestartCoreThread();
    }

    /// What may fail because the file does.
    private interface Work<T> {
        T with(HistoryDatabase database) throws SQLException;
    }

    @Override
    public void add(int line, String source, @Nullable String output) {
        thisSession.add(line, source, output);
        if (!over && scheduled.compareAndSet(false, true)) {
            try {
                var _ = thread.schedule(this::saveLatest, delay.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException closed) {
                over = true;
            }
        }
    }

    @Override
    public CompletableFuture<List<HistoryEntry>> entries(HistoryAccess access) {
        try {
            return CompletableFuture.supplyAsync(() -> read(access), thread);
        } catch (RejectedExecutionException closed) {
            return thisSession.entries(access);
        }
    }

    private List<HistoryEntry> read(HistoryAccess access) {
        return attempt(open -> {
                    save(open);
                    return open.entries(access);
                })
                .orElseGet(() -> thisSession.now(access));
    }

    private void saveLatest() {
        scheduled.set(false);
        var _ = attempt(this::save);
    }

    private int save(HistoryDatabase open) throws SQLException {
        var unsaved = thisSession.after(savedLine);
        if (!unsaved.isEmpty()) {
            open.add(unsaved);
            savedLine = unsaved.getLast().line();
        }
        return savedLine;
    }

    private <T> Optional<T> attempt(Work<T> work) {
        if (over) {
            return Optional.empty();
        }
        try {
            return Optional.of(work.with(open()));
        } catch (SQLException failure) {
            return switch (SQLiteErrorCode.getErrorCode(failure.getErrorCode() & PRIMARY)) {
                case SQLITE_CORRUPT, SQLITE_NOTADB -> again(work, failure);
                case SQLITE_BUSY, SQLITE_LOCKED -> {
                    LOGGER.log(Level.WARNING, "another process keeps {0} locked: saving later", file.path());
                    yield Optional.empty();
                }
                default -> givenUp(failure);
            };
        } catch (IOException | RuntimeException | LinkageError failure) {
            return givenUp(failure);
        }
    }

    /// Begins a new file, since this one is no database any more.
    private <T> Optional<T> again(Work<T> work, SQLException corruption) {
        try {
            release();
            var aside = file.moveAside();
            LOGGER.log(
                    Level.WARNING,
                    "the history {0} is corrupt ({1}); it is now {2}, and a new one begins",
                    file.path(),
                    corruption.getMessage(),
                    aside);
            savedLine = 0;
            return Optional.of(work.with(open()));
        } catch (SQLException | IOException | RuntimeException failure) {
            failure.addSuppressed(corruption);
            return givenUp(failure);
        }
    }

    private <T> Optional<T> givenUp(Throwable reason) {
        over = true;
        LOGGER.log(Level.WARNING, "no history is kept beyond this session: " + file.path() + " cannot be used", reason);
        release();
        return Optional.empty();
    }

    private HistoryDatabase open() throws SQLException, IOException {
        var open = database;
        if (open == null) {
            file.prepare();
            if (library != null) {
                library.provide();
            }
            open = HistoryDatabase.open(file.path(), limits);
            database = open;
        }
        return open;
    }

    private void release() {
        var open = database;
        database = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException broken) {
                LOGGER.log(Level.DEBUG, "the session could not be ended in " + file.path(), broken);
            }
        }
    }

    @Override
    public void close() {
        try {
            CompletableFuture.runAsync(this::end, thread).get(PATIENCE_AT_END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            return;
        } catch (TimeoutException late) {
            LOGGER.log(Level.WARNING, "the latest cells may be missing in {0}: it is locked", file.path());
        } catch (ExecutionException failure) {
            LOGGER.log(Level.WARNING, "the latest cells may be missing in " + file.path(), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            thread.shutdownNow();
        }
    }

    private void end() {
        if (!thisSession.after(savedLine).isEmpty()) {
            var _ = attempt(this::save);
        }
        over = true;
        release();
    }
}
