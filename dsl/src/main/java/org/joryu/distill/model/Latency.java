package org.joryu.distill.model;

import ai.djl.ndarray.NDArray;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How long one row takes from a device's memory to logits in Java, measured here and now.
///
/// The model is asked about one row, over and over: first [#WARM_UP] times unseen, then until there
/// are [#MOST_RUNS] runs or [#MOST_TIME] has passed. Whatever else the machine does meanwhile is in
/// the numbers, so they compare models measured one after another, not machines.
///
/// ```java
/// Latency.of(run.student(), data.dev().features(0)[0], null);    // p50 0.03 ms, p99 0.06 ms, ...
/// ```
///
/// @param median half of the runs took no longer
/// @param p99 99 of 100 runs took no longer (nearest rank; with fewer than 100 runs, the longest)
/// @param runs how many were measured
/// @param device where
public record Latency(Duration median, Duration p99, int runs, String device) {

    /// Runs before the first that counts: the first ones load code and fill caches.
    public static final int WARM_UP = 20;

    /// Runs that count, at most.
    public static final int MOST_RUNS = 200;

    /// Time for the runs that count; the one under way then is the last. Half of it at most goes
    /// into the warm-up.
    public static final Duration MOST_TIME = Duration.ofMillis(300);

    /// Measures a model.
    ///
    /// @param row one input of the network's size
    /// @param device `cpu`, `gpu`, `gpu1`, …; null for the first GPU if there is one, else the CPU
    public static Latency of(Classifier model, float[] row, @Nullable String device) {
        return of(List.of(model), row, device);
    }

    /// Measures models that answer together, one after another in each run.
    ///
    /// @param models at least one, all of the same inputs
    /// @param row one input of the networks' size
    /// @param device `cpu`, `gpu`, `gpu1`, …; null for the first GPU if there is one, else the CPU
    public static Latency of(List<Classifier> models, float[] row, @Nullable String device) {
        var where = device == null ? Torch.defaultDevice() : Torch.device(device);
        var members = new ArrayList<Member>();
        try {
            for (var model : models) {
                var loaded = LoadedNetwork.load(model.network(), model.weights(), where);
                members.add(new Member(loaded, loaded.upload(new float[][] {row})));
            }
            // Reading the logits back waits for the device.
            return of(() -> members.forEach(member -> member.network().logits(member.row())), Torch.name(where));
        } finally {
            members.forEach(member -> member.network().close());
        }
    }

    private record Member(LoadedNetwork network, NDArray row) {}

    /// Measures whatever answers one row.
    static Latency of(Runnable answer, String device) {
        run(answer, WARM_UP, MOST_TIME.toNanos() / 2);
        return of(run(answer, MOST_RUNS, MOST_TIME.toNanos()), device);
    }

    private static List<Long> run(Runnable answer, int runs, long budget) {
        var nanos = new ArrayList<Long>();
        long started = System.nanoTime();
        while (nanos.size() < runs && (nanos.isEmpty() || System.nanoTime() - started < budget)) {
            long before = System.nanoTime();
            answer.run();
            nanos.add(System.nanoTime() - before);
        }
        return nanos;
    }

    static Latency of(List<Long> nanos, String device) {
        var sorted = nanos.stream().sorted().toList();
        return new Latency(rank(sorted, 50), rank(sorted, 99), sorted.size(), device);
    }

    private static Duration rank(List<Long> sorted, int percent) {
        return Duration.ofNanos(sorted.get(Math.ceilDiv(percent * sorted.size(), 100) - 1));
    }

    /// For example `p50 0.030 ms, p99 0.060 ms`.
    String inMillis() {
        return String.format(Locale.ROOT, "p50 %.3f ms, p99 %.3f ms", median.toNanos() / 1e6, p99.toNanos() / 1e6);
    }

    /// For example `p50 0.03 ms, p99 0.06 ms of 200 runs on cpu`.
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "p50 %.2f ms, p99 %.2f ms of %d runs on %s",
                median.toNanos() / 1e6,
                p99.toNanos() / 1e6,
                runs,
                device);
    }
}
