package org.joryu.kernel.history;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.joryu.kernel.protocol.HistoryAccess;
import org.joryu.kernel.protocol.HistoryEntry;
import org.jspecify.annotations.Nullable;

/// The cells that were run, in this session and before. Thread-safe.
///
/// What is asked of it is answered as ipykernel does: session 0 is the present one, -1 the one numbered before it;
/// a range may count from the end of its session; a search sees all sessions; the present session is the tail's end.
public sealed interface History extends AutoCloseable permits MemoryHistory, StoredHistory {

    /// One that ends with the process, for kernels that nobody sits at.
    static History inMemory() {
        return new MemoryHistory(Limits.STANDARD);
    }

    /// The user's own, where [HistoryLocation] says.
    static History ofUser() {
        var location = HistoryLocation.ofThisUser();
        return location.file()
                .<History>map(file -> new StoredHistory(
                        file, Limits.STANDARD, Duration.ofSeconds(1), new NativeLibrary(location.folder())))
                .orElseGet(History::inMemory);
    }

    /// One in a file, which other kernels may be using too. Opened when the first cell has been run, or when somebody
    /// asks.
    static History in(Path file) {
        return new StoredHistory(file, Limits.STANDARD, Duration.ofSeconds(1));
    }

    /// Keeps a cell of the present session. Returns at once.
    ///
    /// @param line its execution count, greater than that of any before
    /// @param output the plain text of its result, null if it had none
    void add(int line, String source, @Nullable String output);

    /// What is asked for, oldest first, with all that was added before. Never fails.
    CompletableFuture<List<HistoryEntry>> entries(HistoryAccess access);

    /// Saves what is not yet saved. Idempotent.
    @Override
    void close();
}
