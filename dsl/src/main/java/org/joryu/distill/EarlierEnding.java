package org.joryu.distill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.joryu.distill.provenance.Manifest;
import org.joryu.distill.train.RunFolder;
import org.joryu.distill.train.TrainingEnd;

/// How a run that is kept has ended, if it has: asked again and again.
final class EarlierEnding implements Supplier<Optional<TrainingEnd>> {

    private static final Pattern STOPPED = Pattern.compile("stopped after step (\\d+)");

    /// Longer than a training needs from its last step to its manifest.
    private static final long PATIENCE_NANOS = 5_000_000_000L;

    private final EarlierRun run;
    private final RunFolder folder;
    private final boolean abandoned;
    private long idleSince;

    EarlierEnding(EarlierRun run) {
        this.run = run;
        this.folder = new RunFolder(run.folder());
        this.abandoned = !isOver(run.manifest()) && !folder.isInUse() && isOld();
    }

    private static boolean isOver(Manifest manifest) {
        return !manifest.end().equals(Manifest.RUNNING);
    }

    private boolean isOld() {
        return lastChange().plusNanos(PATIENCE_NANOS).isBefore(Instant.now());
    }

    private Instant lastChange() {
        try (var files = Files.list(folder.path())) {
            return files.map(EarlierEnding::changed).max(Instant::compareTo).orElse(Instant.EPOCH);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    private static Instant changed(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    @Override
    public Optional<TrainingEnd> get() {
        if (abandoned) {
            return brokenOff();
        }
        var manifest = KeptRun.manifest(run.folder());
        if (isOver(manifest)) {
            return Optional.of(end(manifest));
        }
        if (folder.isInUse()) {
            idleSince = 0;
            return Optional.empty();
        }
        long now = System.nanoTime();
        idleSince = idleSince == 0 ? now : idleSince;
        return now - idleSince > PATIENCE_NANOS ? brokenOff() : Optional.empty();
    }

    private Optional<TrainingEnd> brokenOff() {
        return Optional.of(new TrainingEnd.Failed(
                EarlierRun.read(run.folder()).history().steps().size() + 1L, "broken off, whoever trained it is gone"));
    }

    private TrainingEnd end(Manifest manifest) {
        var stopped = STOPPED.matcher(manifest.end());
        if (manifest.finished()) {
            return new TrainingEnd.Finished();
        }
        if (stopped.matches()) {
            return new TrainingEnd.Stopped(Long.parseLong(stopped.group(1)));
        }
        return new TrainingEnd.Failed(
                EarlierRun.read(run.folder()).history().steps().size() + 1L,
                manifest.end().replaceFirst("^failed: ", ""));
    }

    /// How long it has taken so far. The manifest was last written when this stretch of it began.
    Duration took() {
        var manifest = run.manifest();
        if (isOver(manifest)) {
            return manifest.took();
        }
        var until = abandoned ? lastChange() : Instant.now();
        return manifest.took().plus(Duration.between(changed(folder.manifest()), until));
    }
}
