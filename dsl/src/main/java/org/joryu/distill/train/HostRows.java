package org.joryu.distill.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Iterator;
import org.joryu.distill.data.Augmentations;
import org.joryu.distill.data.Split;
import org.joryu.distill.model.HostBuffer;

/// The rows of a split, gathered batch by batch on the host ahead of time, as they look in each epoch.
final class HostRows {

    /// What is prepared takes no more than this (256 MB), but for one batch, however large.
    private static final long MOST_NUMBERS = 1 << 26;

    private final Split rows;
    private final Augmentations augmentations;
    private final int width;
    private final HostBuffers buffers = new HostBuffers();
    private final Lookahead<HostBuffer> lookahead;

    /// @param augmentations none for rows as they are
    /// @param batchSize of the batches that are announced
    HostRows(Split rows, Augmentations augmentations, int batchSize, Workers workers) {
        this.rows = rows;
        this.augmentations = augmentations;
        this.width = rows.inputSize();
        // Two for each thread, so that none of them waits for the step that is being taken.
        int most = (int) Math.clamp(MOST_NUMBERS / ((long) batchSize * width), 1, 2L * workers.count());
        this.lookahead = new Lookahead<>(workers, most, this::gathered);
    }

    void expect(Iterator<Batch> coming) {
        lookahead.expect(coming);
    }

    /// The inputs of a batch, shape `(B, inputSize)`; they belong to the manager.
    NDArray inputs(Batch batch, NDManager manager) {
        return buffers.lend(lookahead.take(batch), new Shape(batch.places().length, width), manager);
    }

    private HostBuffer gathered(Batch batch) {
        var buffer = buffers.take(Math.multiplyExact(batch.places().length, width));
        augmentations.view(rows, batch.places(), batch.epoch(), buffer.numbers());
        return buffer;
    }
}
