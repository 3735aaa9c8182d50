package org.joryu.distill.train;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The loss became NaN or infinite, so the training cannot go on.
public final class DivergedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long step;
    private final long[] rowIds;
    private final String checkpoint;

    DivergedException(long step, double loss, long[] rowIds, TrainingKeeper.@Nullable KeptCheckpoint checkpoint) {
        super("the loss of step %d is %s: lower the learning rate, or look at the rows of its batch, %s%s"
                .formatted(step, loss, Arrays.toString(rowIds), words(checkpoint)));
        this.step = step;
        this.rowIds = rowIds.clone();
        this.checkpoint = checkpoint == null ? "" : checkpoint.file().toString();
    }

    private static String words(TrainingKeeper.@Nullable KeptCheckpoint checkpoint) {
        return checkpoint == null
                ? ""
                : "; the last good checkpoint, of step %d, is %s".formatted(checkpoint.step(), checkpoint.file());
    }

    /// The last good checkpoint; empty where the training had no folder.
    public Optional<Path> checkpoint() {
        return checkpoint.isEmpty() ? Optional.empty() : Optional.of(Path.of(checkpoint));
    }

    /// The step whose loss was not finite, counted from 1.
    public long step() {
        return step;
    }

    /// The ids of the rows in its batch.
    public long[] rowIds() {
        return rowIds.clone();
    }
}
