package org.joryu.distill.train;

import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.joryu.distill.model.Classifier;
import org.jspecify.annotations.Nullable;

/// Keeps one training in its folder while it goes on.
///
/// Unless told after how many steps, it writes a checkpoint at the end of an epoch once the last is a
/// second old and twenty times as old as it took to write: never more than a twentieth of the time is
/// spent so, and short trainings pay nothing.
final class TrainingKeeper implements AutoCloseable {

    private static final System.Logger LOGGER = System.getLogger(TrainingKeeper.class.getName());
    private static final long SHORTEST = 1_000_000_000;
    private static final long FLUSH = 500_000_000;
    private static final int TIMES_THE_COST = 20;

    private final RunFolder folder;
    private final long every;
    private final MetricsLog log;
    private final @Nullable TrainingState from;
    private final LongSupplier nanoTime;
    private long written;
    private long cost;
    private Consumer<TrainingOutline> begins = outline -> {};
    private long stepped;
    private long flushed;
    private long keptStep = -1;

    private TrainingKeeper(
            RunFolder folder, long every, MetricsLog log, @Nullable TrainingState from, LongSupplier nanoTime) {
        this.folder = folder;
        this.every = every;
        this.log = log;
        this.from = from;
        this.nanoTime = nanoTime;
        this.written = nanoTime.getAsLong();
        this.stepped = written;
        this.flushed = written;
    }

    /// For a training from its first step.
    ///
    /// @param every so many steps a checkpoint is written; 0 for as often as costs little
    static TrainingKeeper begin(RunFolder folder, long every) {
        return begin(folder, every, System::nanoTime);
    }

    static TrainingKeeper begin(RunFolder folder, long every, LongSupplier nanoTime) {
        return new TrainingKeeper(folder, every, MetricsLog.open(folder), null, nanoTime);
    }

    /// For a training that goes on from its last checkpoint, or begins anew where there is none.
    ///
    /// @throws IllegalArgumentException if there are checkpoints, and all are damaged
    /// @throws IllegalStateException if another training writes to the folder
    static TrainingKeeper goOn(RunFolder folder, long every) {
        var log = MetricsLog.open(folder);
        try {
            var checkpoint = newest(folder, log.bytes());
            log.truncate(checkpoint == null ? new byte[0] : checkpoint.metrics());
            return new TrainingKeeper(
                    folder, every, log, checkpoint == null ? null : checkpoint.state(), System::nanoTime);
        } catch (RuntimeException | Error failure) {
            log.close();
            throw failure;
        }
    }

    private static CheckpointFile.@Nullable Checkpoint newest(RunFolder folder, byte[] metrics) {
        var damages = new ArrayList<String>();
        for (var file : new Path[] {folder.checkpoint(), folder.checkpointBefore()}) {
            if (Files.exists(file)) {
                try {
                    var checkpoint = CheckpointFile.read(file, folder.metrics(), metrics);
                    if (!damages.isEmpty()) {
                        LOGGER.log(
                                Level.WARNING,
                                "{0}; going on from {1}, of step {2}",
                                damages.getFirst(),
                                file.getFileName(),
                                checkpoint.state().history().steps().size());
                    }
                    return checkpoint;
                } catch (IllegalArgumentException e) {
                    damages.add(String.valueOf(e.getMessage()));
                }
            }
        }
        if (!damages.isEmpty()) {
            throw new IllegalArgumentException(
                    "a checkpoint of %s must be whole, but none is: %s".formatted(folder, String.join("; ", damages)));
        }
        return null;
    }

    RunFolder folder() {
        return folder;
    }

    /// Calls that with what the training is about to do.
    void onBegin(Consumer<TrainingOutline> told) {
        begins = told;
    }

    void begins(TrainingOutline outline) {
        begins.accept(outline);
    }

    /// Where to go on from; null at the beginning.
    @Nullable TrainingState from() {
        return from;
    }

    /// Others who read along see a step within half a second, or with the next one.
    void step(StepMetrics metrics) {
        log.add(metrics);
        long now = nanoTime.getAsLong();
        long next = now + (now - stepped);
        stepped = now;
        if (next - flushed > FLUSH) {
            flush(now);
        }
    }

    void epoch(EpochMetrics metrics) {
        log.add(metrics);
        flush(nanoTime.getAsLong());
    }

    private void flush(long now) {
        log.flush();
        flushed = now;
    }

    /// Within an epoch, behind a step.
    void behindStep(long step, Supplier<TrainingState> state) {
        if (every > 0 && step % every == 0) {
            write(step, state.get());
        }
    }

    /// Behind the last step of an epoch and what it did on dev.
    void behindEpoch(long step, Supplier<TrainingState> state) {
        long waited = nanoTime.getAsLong() - written;
        if (every > 0 ? step % every == 0 : waited > Math.max(SHORTEST, TIMES_THE_COST * cost)) {
            write(step, state.get());
        }
    }

    /// Whatever the time.
    void write(long step, TrainingState state) {
        long begun = nanoTime.getAsLong();
        CheckpointFile.write(folder, state, log);
        keptStep = step;
        written = nanoTime.getAsLong();
        cost = written - begun;
    }

    /// The newest checkpoint, and its step; null where there is none.
    @Nullable KeptCheckpoint newest() {
        log.flush();
        return keptStep < 0 ? null : new KeptCheckpoint(folder.checkpoint(), keptStep);
    }

    void ended(TrainingResult result) {
        log.force();
        result.best().save(folder.best());
        new Classifier(result.best().network(), result.last()).save(folder.last());
    }

    @Override
    public void close() {
        log.close();
    }

    /// A checkpoint and the step that it was written after.
    record KeptCheckpoint(Path file, long step) {}
}
