package org.joryu.distill;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// Earlier runs side by side: what differs in their plans, and how they did on dev.
///
/// @param runs at least one
/// @param differences by the lines of plans that are not the same for all: what each run says there
public record RunComparison(List<EarlierRun> runs, Map<String, List<String>> differences) {

    static RunComparison of(List<EarlierRun> runs) {
        var plans = runs.stream().map(run -> lines(run.manifest().plan())).toList();
        var names = new LinkedHashSet<String>();
        plans.forEach(plan -> names.addAll(plan.keySet()));
        var differences = new LinkedHashMap<String, List<String>>();
        for (var name : names) {
            var said = plans.stream().map(plan -> plan.getOrDefault(name, "")).toList();
            if (said.stream().distinct().count() > 1) {
                differences.put(name, said);
            }
        }
        return new RunComparison(List.copyOf(runs), differences);
    }

    /// A plan's lines by their first word; the heading by `title`.
    private static Map<String, String> lines(String plan) {
        var lines = new LinkedHashMap<String, String>();
        for (var line : plan.lines().toList()) {
            var words = line.strip().split("\\s+", 2);
            if (lines.isEmpty()) {
                lines.put("title", line);
            } else {
                lines.merge(words[0], words.length < 2 ? "" : words[1], (one, other) -> one + "; " + other);
            }
        }
        return lines;
    }

    static String percent(double share) {
        return Double.isNaN(share) ? "–" : ReportText.percent(share);
    }

    @Override
    public String toString() {
        var table = new TextTable(1).row("run", "dev best", "dev last");
        for (var run : runs) {
            var epochs = run.history().epochs();
            table.row(
                    String.valueOf(run.folder().getFileName()),
                    percent(run.devAccuracy()),
                    percent(epochs.isEmpty() ? Double.NaN : epochs.getLast().devAccuracy()));
        }
        var text = new ArrayList<>(List.of(table.toString().stripTrailing()));
        if (differences.isEmpty()) {
            text.add("their plans do not differ");
        }
        differences.forEach((name, said) -> {
            text.add(name + " differs:");
            var lines = new TextTable(2);
            for (int run = 0; run < runs.size(); run++) {
                lines.row(
                        "  " + runs.get(run).folder().getFileName(),
                        said.get(run).isEmpty() ? "–" : said.get(run));
            }
            text.add(lines.toString().stripTrailing());
        });
        return String.join("\n", text);
    }
}
