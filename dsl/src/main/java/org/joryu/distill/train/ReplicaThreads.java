package org.joryu.distill.train;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// The threads on which all devices but the first compute their shares of a batch; the first has the training's own.
///
/// A device keeps its thread, as libtorch keeps handles of CUDA's libraries by thread and device.
final class ReplicaThreads implements AutoCloseable {

    private final List<ExecutorService> others;

    /// @param count 0 where there is one device
    ReplicaThreads(int count) {
        this.others = IntStream.rangeClosed(1, count)
                .mapToObj(number -> Executors.newSingleThreadExecutor(work -> Thread.ofPlatform()
                        .daemon()
                        .name("joryu-replica-" + number)
                        .unstarted(work)))
                .toList();
    }

    /// Does all at once, and waits for all, even where one of them fails: they work on what is closed after that.
    ///
    /// @param work for as many devices as take part, from the first
    /// @return what each gave, in their order
    <T> List<T> all(List<Supplier<T>> work) {
        var begun = new ArrayList<FutureTask<T>>();
        for (int number = 1; number < work.size(); number++) {
            var task = new FutureTask<T>(work.get(number)::get);
            others.get(number - 1).execute(task);
            begun.add(task);
        }
        var results = new ArrayList<T>();
        var failures = new ArrayList<Throwable>();
        try {
            results.add(work.getFirst().get());
        } catch (RuntimeException | Error failure) {
            failures.add(failure);
        }
        for (var task : begun) {
            try {
                results.add(waitedFor(task));
            } catch (ExecutionException e) {
                failures.add(e.getCause() == null ? e : e.getCause());
            }
        }
        throwFirst(failures);
        return results;
    }

    /// A training that is interrupted takes its step first.
    private static <T> T waitedFor(Future<T> task) throws ExecutionException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void throwFirst(List<Throwable> failures) {
        if (failures.isEmpty()) {
            return;
        }
        var first = failures.getFirst();
        failures.stream().skip(1).filter(other -> !other.equals(first)).forEach(first::addSuppressed);
        switch (first) {
            case Error error -> throw error;
            case RuntimeException failure -> throw failure;
            default -> throw new IllegalStateException(first);
        }
    }

    @Override
    public void close() {
        others.forEach(Workers::end);
    }
}
