package org.joryu.distill.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LookaheadTests {

    private final Workers workers = new Workers(3);

    @AfterEach
    void close() {
        workers.close();
    }

    private static Batch batch(long place) {
        return new Batch(place, 1, new long[] {place, place + 1});
    }

    private static List<Batch> batches(int count) {
        return LongStream.range(0, count).mapToObj(LookaheadTests::batch).toList();
    }

    private static long first(Batch batch) {
        return batch.places()[0];
    }

    @Test
    void gives_of_each_batch_what_was_prepared_of_it() {
        var lookahead = new Lookahead<>(workers, 4, LookaheadTests::first);
        lookahead.expect(batches(500).iterator());

        for (long place = 0; place < 500; place++) {
            assertThat(lookahead.take(batch(place))).isEqualTo(place);
        }
    }

    @Test
    void other_threads_prepare_before_anybody_asks_and_not_more_than_allowed() throws InterruptedException {
        var begun = new AtomicInteger();
        var prepared = new CountDownLatch(4);
        var threads = ConcurrentHashMap.<String>newKeySet();
        var lookahead = new Lookahead<>(workers, 4, batch -> {
            begun.incrementAndGet();
            threads.add(Thread.currentThread().getName());
            prepared.countDown();
            return first(batch);
        });
        lookahead.expect(batches(100).iterator());

        prepared.await();

        assertThat(begun).hasValue(4);
        assertThat(threads).isNotEmpty().allMatch(name -> name.startsWith("joryu-feed-"));
    }

    @Test
    void whoever_asks_first_does_it_himself_while_the_workers_are_busy() throws InterruptedException {
        var release = new CountDownLatch(1);
        var busy = new CountDownLatch(2);
        for (int worker = 0; worker < 2; worker++) {
            workers.begin(() -> {
                busy.countDown();
                awaiting(release);
            });
        }
        busy.await();
        var lookahead =
                new Lookahead<>(workers, 4, batch -> Thread.currentThread().getName());
        lookahead.expect(batches(10).iterator());

        assertThat(lookahead.take(batch(0))).isEqualTo(Thread.currentThread().getName());
        release.countDown();
    }

    private static void awaiting(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void what_nobody_announced_is_prepared_on_the_spot_and_the_rest_goes_on() {
        var lookahead = new Lookahead<>(workers, 4, LookaheadTests::first);
        lookahead.expect(batches(10).iterator());

        assertThat(lookahead.take(batch(77))).isEqualTo(77);
        assertThat(lookahead.take(batch(0))).isZero();
        // The first again, as where the losses are weighed before the first step.
        assertThat(lookahead.take(batch(0))).isZero();
        assertThat(lookahead.take(batch(3))).isEqualTo(3);
        assertThat(lookahead.take(batch(4))).isEqualTo(4);
    }

    @Test
    void the_same_rows_in_another_epoch_are_another_batch() {
        var lookahead = new Lookahead<>(workers, 4, Batch::epoch);
        lookahead.expect(batches(10).iterator());

        assertThat(lookahead.take(new Batch(0, 2, batch(0).places()))).isEqualTo(2);
        assertThat(lookahead.take(batch(0))).isEqualTo(1);
    }

    @Test
    void a_failure_comes_up_where_the_batch_is_asked_for_with_its_cause() {
        var failure = new IllegalArgumentException("row 7 is damaged");
        var lookahead = new Lookahead<Long>(workers, 4, batch -> {
            if (first(batch) == 2) {
                throw failure;
            }
            return first(batch);
        });
        lookahead.expect(batches(10).iterator());

        assertThat(lookahead.take(batch(0))).isZero();
        assertThat(lookahead.take(batch(1))).isEqualTo(1);
        assertThatIllegalStateException()
                .isThrownBy(() -> lookahead.take(batch(2)))
                .withMessage("a batch of epoch 1 could not be prepared: row 7 is damaged")
                .withCause(failure);
    }

    @Test
    void an_error_comes_up_as_itself() {
        var error = new OutOfMemoryError("no memory for a batch");
        var lookahead = new Lookahead<Long>(workers, 4, batch -> {
            throw error;
        });
        lookahead.expect(batches(10).iterator());

        assertThatExceptionOfType(OutOfMemoryError.class)
                .isThrownBy(() -> lookahead.take(batch(0)))
                .isSameAs(error);
    }

    @Test
    void an_interrupt_waits_for_the_batch_and_stays_set() {
        var lookahead = new Lookahead<>(workers, 4, LookaheadTests::first);
        lookahead.expect(batches(10).iterator());

        Thread.currentThread().interrupt();

        assertThat(lookahead.take(batch(0))).isZero();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void closing_ends_all_threads_even_if_interrupted_and_waits_for_what_they_do() {
        var threads = ConcurrentHashMap.<Thread>newKeySet();
        var lookahead = new Lookahead<>(workers, 8, batch -> {
            threads.add(Thread.currentThread());
            return first(batch);
        });
        lookahead.expect(batches(100).iterator());
        lookahead.take(batch(0));
        lookahead.take(batch(50));

        Thread.currentThread().interrupt();
        workers.close();

        assertThat(Thread.interrupted()).isTrue();
        threads.remove(Thread.currentThread());
        assertThat(threads).allMatch(thread -> {
            // A pool ends a moment before its last thread does.
            try {
                thread.join();
            } catch (InterruptedException e) {
                return false;
            }
            return !thread.isAlive();
        });
    }

    @Test
    void one_core_is_left_to_the_training_and_four_workers_are_enough() {
        for (var expected : new int[][] {{1, 1}, {2, 1}, {3, 2}, {5, 4}, {64, 4}}) {
            try (var some = new Workers(expected[0])) {
                assertThat(some.count()).isEqualTo(expected[1]);
            }
        }
    }
}
