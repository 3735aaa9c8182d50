package org.joryu.distill.train;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Threads that prepare what the coming steps of one training need, while the device computes this one.
///
/// They are started when there is something to prepare, and gone when this is closed. One core is left to
/// the training itself, and no training takes more than four.
final class Workers implements AutoCloseable {

    private static final int MOST = 4;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final int count;
    private final ThreadPoolExecutor threads;

    Workers() {
        this(Runtime.getRuntime().availableProcessors());
    }

    Workers(int processors) {
        this.count = Math.clamp(processors - 1L, 1, MOST);
        this.threads = new ThreadPoolExecutor(
                count,
                count,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                work -> Thread.ofPlatform()
                        .daemon()
                        .name("joryu-feed-" + NUMBER.incrementAndGet())
                        .unstarted(work));
    }

    /// How many there may be at once.
    int count() {
        return count;
    }

    void begin(Runnable work) {
        threads.execute(work);
    }

    /// Nothing more is begun, and what has been begun, a batch for each thread, is waited for: it may read
    /// what is closed after this.
    @Override
    public void close() {
        end(threads);
    }

    /// Begins nothing more, and waits for what has been begun.
    static void end(ExecutorService threads) {
        threads.shutdownNow();
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = threads.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                // The training is about to end anyway; whoever asked hears of it below.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
