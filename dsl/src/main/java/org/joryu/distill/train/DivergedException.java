package org.joryu.distill.train;

import java.util.Arrays;

/// The loss became NaN or infinite, so the training cannot go on.
public final class DivergedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long step;
    private final long[] rowIds;

    DivergedException(long step, double loss, long[] rowIds) {
        super("the loss of step %d is %s: lower the learning rate, or look at the rows of its batch, %s"
                .formatted(step, loss, Arrays.toString(rowIds)));
        this.step = step;
        this.rowIds = rowIds.clone();
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
