package org.joryu.kernel.core;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Collects garbage while the user thinks, and so gives memory back to the system.
///
/// The JVM's serial collector rather takes more memory, up to a quarter of the machine's, than look
/// through its old objects; a thousand declarations end in more than a gigabyte, of which a tenth is
/// in use.
final class HeapTrim {

    /// Garbage that is worth the tenth of a second which collecting it takes.
    private static final long WORTH_BYTES = 128L << 20;

    private final LongSupplier used;
    private final Runnable collect;
    private final Duration quiet;
    private @Nullable ScheduledThreadPoolExecutor clock;
    private @Nullable Future<?> due;
    private long alive;

    /// @param used the bytes of the heap that are in use, garbage included
    /// @param collect collects garbage
    /// @param quiet how long no cell may have run
    HeapTrim(LongSupplier used, Runnable collect, Duration quiet) {
        this.used = used;
        this.collect = collect;
        this.quiet = quiet;
    }

    static HeapTrim ofThisProcess() {
        var runtime = Runtime.getRuntime();
        return new HeapTrim(() -> runtime.totalMemory() - runtime.freeMemory(), System::gc, Duration.ofSeconds(3));
    }

    synchronized void cellBegins() {
        if (due != null) {
            due.cancel(false);
            due = null;
        }
    }

    synchronized void cellEnded() {
        if (used.getAsLong() - alive > WORTH_BYTES) {
            due = clock().schedule(this::trim, quiet.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /// Whether it waits for its time to come.
    synchronized boolean isDue() {
        return due != null && !due.isDone();
    }

    /// Beside a cell that begins just now at the worst, which then waits for the end of it.
    private void trim() {
        collect.run();
        synchronized (this) {
            alive = used.getAsLong();
        }
    }

    private ScheduledThreadPoolExecutor clock() {
        if (clock == null) {
            clock = new ScheduledThreadPoolExecutor(
                    1, Thread.ofPlatform().name("joryu-heap").daemon().factory());
        }
        return clock;
    }
}
