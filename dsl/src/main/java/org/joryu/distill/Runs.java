package org.joryu.distill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// Earlier runs, the newest first.
///
/// ```java
/// runs().of("mlp(64, 12, 10)").finished().compare()
/// runs().last().student()
/// ```
///
/// @param root where they are kept
/// @param all the runs
/// @param skipped a line for each folder that is none, or a damaged one
public record Runs(Path root, List<EarlierRun> all, List<String> skipped) {

    public Runs {
        all = List.copyOf(all);
        skipped = List.copyOf(skipped);
    }

    static Runs in(Path root) {
        var runs = new ArrayList<EarlierRun>();
        var skipped = new ArrayList<String>();
        if (Files.isDirectory(root)) {
            try (var folders = Files.list(root)) {
                for (var folder : folders.filter(Files::isDirectory).sorted().toList()) {
                    try {
                        runs.add(EarlierRun.read(folder));
                    } catch (IllegalArgumentException | UncheckedIOException e) {
                        skipped.add("%s: %s".formatted(folder.getFileName(), e.getMessage()));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot list " + root, e);
            }
        }
        runs.sort(Comparator.comparing((EarlierRun run) -> run.manifest().started())
                .reversed());
        return new Runs(root, runs, skipped);
    }

    /// Those for which something holds.
    public Runs where(Predicate<EarlierRun> holds) {
        return new Runs(root, all.stream().filter(holds).toList(), skipped);
    }

    /// Those with these words in their title, such as a network: `mlp(64, 12, 10)`.
    public Runs of(String words) {
        return where(run -> run.manifest().title().contains(words));
    }

    /// Those that began at that time or later.
    public Runs since(Instant time) {
        return where(run -> !run.manifest().started().isBefore(time));
    }

    /// Those that took all their steps.
    public Runs finished() {
        return where(run -> run.manifest().finished());
    }

    /// The newest.
    ///
    /// @throws IllegalArgumentException if there is none
    public EarlierRun last() {
        if (all.isEmpty()) {
            throw new IllegalArgumentException("runs must be at least one for last(), but there is none in "
                    + root.toAbsolutePath() + ": run a plan first, or look elsewhere by runs(Path.of(\"…\"))");
        }
        return all.getFirst();
    }

    /// What differs in their plans, and how they did on dev.
    public RunComparison compare() {
        return RunComparison.of(all);
    }

    /// A table.
    @Override
    public String toString() {
        var text = new StringBuilder("%d %s in %s\n".formatted(all.size(), all.size() == 1 ? "run" : "runs", root));
        if (!all.isEmpty()) {
            var table = new TextTable(2).row("run", "what", "epochs", "steps", "dev best", "end");
            for (var run : all) {
                table.row(
                        String.valueOf(run.folder().getFileName()),
                        run.manifest().title(),
                        String.valueOf(run.history().epochs().size()),
                        String.format(Locale.ROOT, "%,d", run.history().steps().size()),
                        RunComparison.percent(run.devAccuracy()),
                        run.end());
            }
            text.append(table);
        }
        skipped.forEach(line -> text.append("skipped ").append(line).append('\n'));
        return text.toString().stripTrailing();
    }
}
