package org.joryu.distill.train;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.stream.Stream;

/// The batches of a training from a step on, over all its epochs, for whoever prepares them ahead of time; of
/// batches that are computed in parts, their parts.
final class ComingBatches implements Iterator<Batch> {

    private final Recipe recipe;
    private final Function<Batch, Stream<Batch>> share;
    private final BatchOrder order;
    private Iterator<long[]> ofEpoch = Collections.emptyIterator();
    private Iterator<Batch> ofStep = Collections.emptyIterator();
    private int epoch;
    private long step;

    /// @param rows of the train split
    /// @param taken steps that a training has behind it
    ComingBatches(Recipe recipe, int rows, long taken) {
        this(recipe, rows, taken, Stream::of);
    }

    /// The same for whoever computes a share of every batch.
    ///
    /// @param share what is prepared of a batch: rows that are computed in parts of their own, or nothing
    ComingBatches(Recipe recipe, int rows, long taken, Function<Batch, Stream<Batch>> share) {
        this.share = share;
        int stepsPerEpoch = recipe.stepsPerEpoch(rows);
        this.recipe = recipe;
        this.order = new BatchOrder(rows, recipe.batchSize(), recipe.seed());
        this.epoch = Math.toIntExact(taken / stepsPerEpoch);
        this.step = (long) epoch * stepsPerEpoch;
        order.skip(epoch);
        while (step < taken) {
            nextBatch();
        }
    }

    @Override
    public boolean hasNext() {
        while (!ofStep.hasNext() && (ofEpoch.hasNext() || epoch < recipe.epochs())) {
            ofStep = share.apply(nextBatch())
                    .flatMap(rows -> rows.parts(recipe.computation().parts(rows.places().length)).stream())
                    .iterator();
        }
        return ofStep.hasNext();
    }

    @Override
    public Batch next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the training has " + step + " steps");
        }
        return ofStep.next();
    }

    private Batch nextBatch() {
        if (!ofEpoch.hasNext()) {
            ofEpoch = order.nextEpoch().iterator();
            epoch++;
        }
        step++;
        return new Batch(step, epoch, ofEpoch.next());
    }
}
