package org.joryu.kernel.core;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// One thread and what waits for it, in order.
final class Lane {

    private final ThreadPoolExecutor thread;

    Lane(String name) {
        thread = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().name(name).daemon().factory(),
                // What comes after the end is nobody's business any more.
                new ThreadPoolExecutor.DiscardPolicy());
        // At once, lest it be the child of whatever thread happens to hand in the first task.
        thread.prestartCoreThread();
    }

    void execute(Runnable task) {
        thread.execute(task);
    }

    /// Drops what waits and allows the running task some time to end.
    void end(Duration grace) {
        thread.getQueue().clear();
        thread.shutdown();
        try {
            thread.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
