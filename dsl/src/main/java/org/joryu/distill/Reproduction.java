package org.joryu.distill;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.provenance.Manifest;
import org.joryu.distill.train.RunFolder;
import org.jspecify.annotations.Nullable;

/// An earlier run, run again, and what was the same.
///
/// ```java
/// reproduce(runs().last().manifest())
/// ```
///
/// @param original the manifest of the earlier run
/// @param run the same plan, run now
/// @param again its manifest
/// @param sameMetrics whether every loss and accuracy of every step and epoch is the same bit for bit
public record Reproduction(Manifest original, Run run, Manifest again, boolean sameMetrics) {

    static Reproduction of(Manifest original, @Nullable Dataset data) {
        var folder = original.folder();
        if (!original.finished() || folder == null) {
            throw new IllegalArgumentException(
                    "manifest must be that of a finished run in a folder, but this one is %s%s: resume(path) ends a run, .folder(path) gives it a place"
                            .formatted(original.end(), folder == null ? " and has none" : ""));
        }
        var plan = KeptPlan.read(original, data);
        var run = plan.withoutFolder().run();
        return new Reproduction(
                original, run, run.manifest(), new RunFolder(folder).history().equals(run.history()));
    }

    /// {@return whether all of it is the same bit for bit}
    public boolean exact() {
        return same(original.initialWeights(), again.initialWeights())
                && same(original.bestWeights(), again.bestWeights())
                && same(original.lastWeights(), again.lastWeights())
                && sameMetrics;
    }

    private static boolean same(String one, String other) {
        return one.equals(other);
    }

    /// In sentences.
    @Override
    public String toString() {
        var text = new ArrayList<String>();
        text.add(original.title() + ", run again: " + (exact() ? "the same bit for bit." : "not the same."));
        text.add("  data      the same, " + original.dataSha256().substring(0, 12) + "…");
        if (!original.teacher().isEmpty()) {
            text.add("  teacher   the same, " + original.teacher().substring(0, 12) + "…");
        }
        text.add(line("initial", original.initialWeights(), again.initialWeights()));
        text.add(line("best", original.bestWeights(), again.bestWeights()));
        text.add(line("last", original.lastWeights(), again.lastWeights()));
        text.add("  metrics   " + (sameMetrics ? "the same in every step and epoch" : "not the same"));
        if (!exact()) {
            text.addAll(reasons());
        }
        return String.join("\n", text);
    }

    private static String line(String name, String one, String other) {
        return "  %-9s %s"
                .formatted(
                        name,
                        same(one, other)
                                ? "the same weights, %.12s…".formatted(one)
                                : "other weights, %.12s… in place of %.12s…".formatted(other, one));
    }

    private List<String> reasons() {
        var differences = new ArrayList<String>();
        var before = new TreeMap<>(original.versions());
        before.put("device", original.device());
        var now = new TreeMap<>(again.versions());
        now.put("device", again.device());
        before.forEach((name, version) -> {
            if (!version.equals(now.get(name))) {
                differences.add("  %-9s was %s, is %s".formatted(name, version, now.get(name)));
            }
        });
        differences.add(
                differences.isEmpty()
                        ? "  Versions, threads and device are the same: another kind of CPU adds up in another order."
                        : "  Other versions, threads or devices add up in another order, so the last bits of weights differ.");
        return differences;
    }
}
