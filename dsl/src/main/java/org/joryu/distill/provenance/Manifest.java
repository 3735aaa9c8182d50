package org.joryu.distill.provenance;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What produced a model: enough to tell whether another run was the same one, and to run it again.
///
/// With equal plan, seed, digests, versions and device, a run on the same kind of CPU gives the
/// same weights bit for bit. The thread count is among the versions because the order in
/// which libtorch adds up depends on it.
///
/// ```java
/// run.manifest().bestWeights();    // SHA-256 of the student's weights
/// reproduce(run.manifest())
/// ```
///
/// @param title what was trained, for example `mlp(64, 12, 10)`, or `teacher → student`
/// @param plan the plan as it shows itself
/// @param planData the plan as JSON, from which it can be made again; empty where it cannot
/// @param notKept why it cannot; empty where it can
/// @param seed decides initial weights and the order of the batches
/// @param data the data set as it shows itself
/// @param dataSha256 of the data set, splits included
/// @param origin where the data came from, as JSON; empty where it must be given again
/// @param teacher SHA-256 of the teacher; empty where there is none
/// @param initialWeights SHA-256 of the weights before the first step; empty until the end
/// @param bestWeights SHA-256 of the weights that were kept; empty until the end
/// @param lastWeights SHA-256 of the weights after the last step; empty until the end
/// @param versions of what ran it, by name
/// @param device where it ran; empty until the end
/// @param started when it began
/// @param took how long it took, pauses left out
/// @param end how it ended: `running`, `finished`, `stopped after step 40`, `failed at step 3: …`
/// @param outline what is shown of it while it runs, as JSON; empty before the first step
/// @param folder where it is kept; null where it has no folder
public record Manifest(
        String title,
        String plan,
        String planData,
        String notKept,
        long seed,
        String data,
        String dataSha256,
        String origin,
        String teacher,
        String initialWeights,
        String bestWeights,
        String lastWeights,
        Map<String, String> versions,
        String device,
        Instant started,
        Duration took,
        String end,
        String outline,
        @Nullable Path folder) {

    /// How a run that has not ended ends so far.
    public static final String RUNNING = "running";

    /// How a run ends that took all its steps.
    public static final String FINISHED = "finished";

    public Manifest {
        versions = Collections.unmodifiableMap(new TreeMap<>(versions));
    }

    /// {@return whether it took all its steps}
    public boolean finished() {
        return end.equals(FINISHED);
    }

    /// The same, as it ended.
    public Manifest ended(String how, String initial, String best, String last, String where, Duration after) {
        return new Manifest(
                title,
                plan,
                planData,
                notKept,
                seed,
                data,
                dataSha256,
                origin,
                teacher,
                initial,
                best,
                last,
                versions,
                where,
                started,
                after,
                how,
                outline,
                folder);
    }

    /// The same, in a folder.
    public Manifest in(Path place) {
        return new Manifest(
                title,
                plan,
                planData,
                notKept,
                seed,
                data,
                dataSha256,
                origin,
                teacher,
                initialWeights,
                bestWeights,
                lastWeights,
                versions,
                device,
                started,
                took,
                end,
                outline,
                place);
    }

    /// The same, of a training that shows itself so.
    ///
    /// @param json what is shown while it runs
    public Manifest outlined(String json) {
        return new Manifest(
                title,
                plan,
                planData,
                notKept,
                seed,
                data,
                dataSha256,
                origin,
                teacher,
                initialWeights,
                bestWeights,
                lastWeights,
                versions,
                device,
                started,
                took,
                end,
                json,
                folder);
    }

    /// Where it is kept, if it is.
    public Optional<Path> place() {
        return Optional.ofNullable(folder);
    }

    @Override
    public String toString() {
        var text = new StringBuilder(plan).append('\n');
        line(text, "data", dataSha256);
        line(text, "teacher", teacher);
        line(text, "initial", initialWeights);
        line(text, "best", bestWeights);
        line(text, "last", lastWeights);
        versions.forEach((name, version) -> line(text, name, version));
        line(text, "device", device);
        line(text, "started", started.toString());
        line(text, "took", String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0));
        line(text, "end", end);
        return text.toString().stripTrailing();
    }

    private static void line(StringBuilder text, String name, String value) {
        if (!value.isEmpty()) {
            text.append(String.format(Locale.ROOT, "  %-10s %s%n", name, value));
        }
    }
}
