package org.joryu.distill.provenance;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What produced a model: enough to tell whether another run was the same one.
///
/// With equal plan, seed, digests, versions and device, a run on the same kind of CPU gives the
/// same final weights bit for bit. The thread count is among the versions because the order in
/// which libtorch adds up depends on it.
///
/// ```java
/// run.provenance().finalWeights();    // SHA-256 of the student's weights
/// ```
///
/// @param plan the plan as it shows itself
/// @param seed decides initial weights and the order of the batches
/// @param data SHA-256 of the data set, splits included
/// @param teacher SHA-256 of the teacher's weights; empty where there is none
/// @param initialWeights SHA-256 of the weights before the first step
/// @param finalWeights SHA-256 of the weights that were kept
/// @param versions of what ran it, by name
/// @param device where it ran
/// @param started when it began
/// @param took how long it took
public record Provenance(
        String plan,
        long seed,
        String data,
        String teacher,
        String initialWeights,
        String finalWeights,
        Map<String, String> versions,
        String device,
        Instant started,
        Duration took) {

    public Provenance {
        versions = Collections.unmodifiableMap(new TreeMap<>(versions));
    }

    @Override
    public String toString() {
        var text = new StringBuilder(plan).append('\n');
        line(text, "data", data);
        if (!teacher.isEmpty()) {
            line(text, "teacher", teacher);
        }
        line(text, "initial", initialWeights);
        line(text, "final", finalWeights);
        versions.forEach((name, version) -> line(text, name, version));
        line(text, "device", device);
        line(text, "started", started.toString());
        line(text, "took", String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0));
        return text.toString().stripTrailing();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(String.format(Locale.ROOT, "  %-10s %s%n", name, value));
    }
}
