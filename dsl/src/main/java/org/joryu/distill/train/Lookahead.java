package org.joryu.distill.train;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/// What the coming batches need, prepared on other threads, a bounded number of batches ahead. To be asked
/// by one thread only.
///
/// Whoever asks before a worker has begun prepares the batch itself: a step never waits for a thread that
/// waits for a core, and a machine with one core takes no longer than without this. What nobody announced
/// is prepared on the spot, so that what is got depends on what is asked alone.
///
/// @param <T> what is prepared of a batch
final class Lookahead<T> {

    private final Workers workers;
    private final int most;
    private final Function<Batch, T> preparation;
    private final ArrayDeque<Coming<T>> ahead = new ArrayDeque<>();
    private Iterator<Batch> rest = Collections.emptyIterator();

    /// @param most batches that are prepared, or being prepared, and not yet asked for, ≥ 1
    /// @param preparation may run on several threads at once
    Lookahead(Workers workers, int most, Function<Batch, T> preparation) {
        this.workers = workers;
        this.most = most;
        this.preparation = preparation;
    }

    /// Announces what is going to be asked for, in this order; what was announced before is forgotten.
    ///
    /// @param coming asked by the thread that asks this
    void expect(Iterator<Batch> coming) {
        ahead.forEach(batch -> batch.work.cancel(false));
        ahead.clear();
        rest = coming;
        begin();
    }

    private void begin() {
        while (ahead.size() < most && rest.hasNext()) {
            var batch = rest.next();
            var coming = new Coming<>(batch, new FutureTask<>(() -> preparation.apply(batch)));
            ahead.add(coming);
            workers.begin(coming.work);
        }
    }

    /// What was prepared of a batch.
    ///
    /// @throws IllegalStateException with its cause, if it could not be prepared
    T take(Batch wanted) {
        if (ahead.stream().noneMatch(coming -> coming.isOf(wanted))) {
            return preparation.apply(wanted);
        }
        var coming = ahead.remove();
        while (!coming.isOf(wanted)) {
            // Passed over: nobody asks for an earlier batch again.
            coming.work.cancel(false);
            coming = ahead.remove();
        }
        begin();
        // Does nothing where a worker has begun.
        coming.work.run();
        return finished(coming);
    }

    private static <T> T finished(Coming<T> coming) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return coming.work.get();
                } catch (InterruptedException e) {
                    // A training that is interrupted takes its step first.
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            var cause = Objects.requireNonNull(e.getCause());
            if (cause instanceof Error error) {
                error.addSuppressed(e);
                throw error;
            }
            throw new IllegalStateException(
                    "a batch of epoch %d could not be prepared: %s"
                            .formatted(
                                    coming.batch.epoch(),
                                    Objects.requireNonNullElseGet(cause.getMessage(), cause::toString)),
                    cause);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private record Coming<T>(Batch batch, FutureTask<T> work) {

        boolean isOf(Batch wanted) {
            return batch.epoch() == wanted.epoch() && Arrays.equals(batch.places(), wanted.places());
        }
    }
}
