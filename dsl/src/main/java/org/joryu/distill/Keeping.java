package org.joryu.distill;

import java.nio.file.Path;
import java.util.Objects;
import org.joryu.distill.train.RunFolder;
import org.jspecify.annotations.Nullable;

/// Where a run is kept, and how often.
///
/// Unless said otherwise each has a folder of its own in [#root], and a checkpoint is written at the end
/// of an epoch once the last is a second old and twenty times as old as it took to write.
///
/// @param kept whether at all
/// @param folder by name; null for a new one in the root
/// @param every so many steps a checkpoint is written; 0 for as often as costs little
public record Keeping(boolean kept, @Nullable Path folder, long every) {

    static final Keeping DEFAULT = new Keeping(true, null, 0);

    public Keeping {
        if (every < 0) {
            throw new IllegalArgumentException(
                    "steps between checkpoints must be ≥ 1, but were " + every + ": leave out .checkpointEvery(...)");
        }
    }

    Keeping in(Path other) {
        return new Keeping(true, other, every);
    }

    /// For one of several runs of a plan: in a folder of its own inside of the one that was named.
    Keeping part(String name) {
        return folder == null ? this : in(folder.resolve(name));
    }

    Keeping off() {
        return new Keeping(false, null, every);
    }

    Keeping every(long steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("steps between checkpoints must be ≥ 1, but were " + steps
                    + ": leave out .checkpointEvery(...) for as often as costs little");
        }
        return new Keeping(kept, folder, steps);
    }

    /// Where runs are kept: what the system property `joryu.runs` says, else the environment's
    /// `JORYU_RUNS`, else `joryu-runs` in the working directory. Where it is `off`, runs are kept
    /// only in folders that a plan names.
    static Path root() {
        var property = System.getProperty("joryu.runs", "");
        var said = property.isBlank() ? Objects.requireNonNullElse(System.getenv("JORYU_RUNS"), "") : property;
        return Path.of(said.isBlank() ? "joryu-runs" : said);
    }

    /// The folder of a run that is about to begin; null where it is not kept.
    @Nullable RunFolder open(String title) {
        if (folder != null) {
            return RunFolder.named(folder);
        }
        return kept && !root().toString().equals("off") ? RunFolder.create(root(), title) : null;
    }
}
