package org.joryu.kernel.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HeapTrimTests {

    private static final long MEGABYTE = 1L << 20;

    private final AtomicLong used = new AtomicLong();
    private final AtomicInteger collections = new AtomicInteger();

    private HeapTrim trim(Duration quiet, CountDownLatch collected) {
        return new HeapTrim(
                used::get,
                () -> {
                    collections.incrementAndGet();
                    used.set(50 * MEGABYTE);
                    collected.countDown();
                },
                quiet);
    }

    @Test
    void collects_a_heap_full_of_garbage_when_no_cell_has_run_for_a_while() throws InterruptedException {
        var collected = new CountDownLatch(1);
        var trim = trim(Duration.ofMillis(1), collected);
        used.set(1_000 * MEGABYTE);
        trim.cellBegins();
        trim.cellEnded();

        assertThat(collected.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void leaves_a_heap_alone_that_has_little_garbage() throws InterruptedException {
        var collected = new CountDownLatch(1);
        var trim = trim(Duration.ofMillis(1), collected);
        used.set(100 * MEGABYTE);
        trim.cellEnded();
        used.set(1_000 * MEGABYTE);
        trim.cellEnded();

        assertThat(collected.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(collections).hasValue(1);
    }

    @Test
    void waits_while_cells_run() {
        var trim = trim(Duration.ofHours(1), new CountDownLatch(1));
        used.set(1_000 * MEGABYTE);
        trim.cellEnded();
        trim.cellBegins();

        assertThat(trim.isDue()).isFalse();
    }
}
