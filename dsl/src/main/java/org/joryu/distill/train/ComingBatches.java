package org.joryu.distill.train;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;

/// The batches of a training from a step on, over all its epochs, for whoever prepares them ahead of time; of
/// batches that are computed in parts, their parts.
final class ComingBatches implements Iterator<Batch> {

    private final Recipe recipe;
    private final BatchOrder order;
    private Iterator<long[]> ofEpoch = Collections.emptyIterator();
    private Iterator<Batch> ofStep = Collections.emptyIterator();
    private int epoch;
    private long step;

    /// @param rows of the train split
    /// @param taken steps that a training has behind it
    ComingBatches(Recipe recipe, int rows, long taken) {
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
        return ofStep.hasNext() || ofEpoch.hasNext() || epoch < recipe.epochs();
    }

    @Override
    public Batch next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the training has " + step + " steps");
        }
        if (!ofStep.hasNext()) {
            var batch = nextBatch();
            ofStep = batch.parts(recipe.computation().parts(batch.places().length))
                    .iterator();
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
