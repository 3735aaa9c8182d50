package org.joryu.distill.work;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Work that keeps what it has once it is told to end, and that should not be cut off while it does, on whatever
/// thread.
///
/// ```java
/// try (var unfinished = Unfinished.begin()) {
///     train();
///     writeHowItEnded();
/// }
/// ```
public final class Unfinished implements AutoCloseable {

    private static final Set<Unfinished> ALL = ConcurrentHashMap.newKeySet();

    private final CompletableFuture<Void> end = new CompletableFuture<>();

    private Unfinished() {}

    /// From now on it should not be cut off.
    public static Unfinished begin() {
        var unfinished = new Unfinished();
        ALL.add(unfinished);
        return unfinished;
    }

    /// Waits until all of it that was begun has ended. For who has told it to.
    ///
    /// @param longest how long to wait; what has not ended by then is left behind
    public static void awaitAll(Duration longest) {
        try {
            CompletableFuture.allOf(ALL.stream().map(it -> it.end).toArray(CompletableFuture<?>[]::new))
                    .get(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException | InterruptedException e) {
            // It is cut off: what it has written so far is what stays.
        }
    }

    /// All is kept.
    @Override
    public void close() {
        ALL.remove(this);
        end.complete(null);
    }
}
