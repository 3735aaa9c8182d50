package org.joryu.distill.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The folder of one training: what it is, what happened, and what is needed to go on.
///
/// ```
/// manifest.json                     the plan, digests and versions; at the end, how it ended
/// metrics.jsonl                     a line for each step and each epoch
/// checkpoint.safetensors            student, projectors, memories, optimizer; gone once it has finished
/// checkpoint-before.safetensors     the one before, should that one be damaged
/// best.safetensors                  the student of the best epoch, at the end
/// last.safetensors                  the student after the last step, at the end
/// lock                              held by whoever trains; empty
/// ```
///
/// Every file but the metrics appears whole or not at all, and tells when it was damaged.
///
/// @param path where it is
public record RunFolder(Path path) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int LONGEST_SLUG = 40;

    /// A new folder in a root, whose name begins with the time in UTC, so that names sort by it, and goes on
    /// with what is trained: `20261128-174503.123Z-mlp-64-12-10`.
    ///
    /// @throws IllegalArgumentException if it cannot be made
    public static RunFolder create(Path root, String title) {
        var name = TIME.format(Instant.now()) + "-" + slug(title);
        try {
            Files.createDirectories(root);
            for (int number = 1; ; number++) {
                try {
                    return new RunFolder(Files.createDirectory(root.resolve(number == 1 ? name : name + "-" + number)));
                } catch (FileAlreadyExistsException e) {
                    // Another training began in the same millisecond.
                }
            }
        } catch (IOException e) {
            throw cannotBeMade(root, e);
        }
    }

    /// A folder by name, which is made where there is none.
    ///
    /// @throws IllegalArgumentException if there is a run in it already, or it cannot be made
    public static RunFolder named(Path path) {
        var folder = new RunFolder(path);
        if (Files.exists(folder.manifest()) || Files.exists(folder.metrics())) {
            throw new IllegalArgumentException(
                    "folder must hold no run yet, but %s does: name another, or go on with that run by resume(Path.of(\"%s\"))"
                            .formatted(path, path));
        }
        try {
            Files.createDirectories(path);
            return folder;
        } catch (IOException e) {
            throw cannotBeMade(path, e);
        }
    }

    private static IllegalArgumentException cannotBeMade(Path folder, IOException cause) {
        return new IllegalArgumentException(
                "folder must be one that can be written to, but %s is not (%s): name another by .folder(Path.of(\"…\")), set JORYU_RUNS, or say .withoutFolder()"
                        .formatted(folder.toAbsolutePath(), cause),
                cause);
    }

    private static String slug(String title) {
        var words = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return words.length() <= LONGEST_SLUG
                ? words
                : words.substring(0, LONGEST_SLUG).replaceAll("-$", "");
    }

    /// The plan, digests and versions.
    public Path manifest() {
        return path.resolve("manifest.json");
    }

    /// Steps and epochs.
    public Path metrics() {
        return path.resolve("metrics.jsonl");
    }

    /// All that is needed to go on.
    public Path checkpoint() {
        return path.resolve("checkpoint.safetensors");
    }

    /// The same of an earlier step.
    public Path checkpointBefore() {
        return path.resolve("checkpoint-before.safetensors");
    }

    /// The student of the best epoch.
    public Path best() {
        return path.resolve("best.safetensors");
    }

    /// The student after the last step.
    public Path last() {
        return path.resolve("last.safetensors");
    }

    /// What happened so far, as far as it was written.
    ///
    /// @throws IllegalArgumentException if a line is damaged
    /// @throws UncheckedIOException if it cannot be read
    public TrainingHistory history() {
        return MetricsFile.read(metrics());
    }

    /// {@return whether a training writes to it now, in this process or another}
    public boolean isInUse() {
        return FolderLock.isHeld(this);
    }

    /// Forgets the checkpoints of a training that has finished.
    public void deleteCheckpoints() {
        try {
            Files.deleteIfExists(checkpoint());
            Files.deleteIfExists(checkpointBefore());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete the checkpoints of " + path, e);
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
