package org.joryu.distill.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.util.Iterator;
import org.joryu.distill.data.Split;
import org.joryu.distill.model.LoadedNetwork;

/// Where a step gets its inputs from. The numbers are the same, bit for bit, whichever it is.
sealed interface Feed {

    /// The rows of a split, for a network on whose device they are put: all of them before the first step
    /// where they fit and stay as they are, else batch by batch.
    static Feed of(Split train, Recipe recipe, LoadedNetwork network, Workers workers) {
        var augmentations = recipe.augmentations();
        augmentations.check(train.inputShape());
        if (!augmentations.isEmpty()) {
            return new Augmented(new HostRows(train, augmentations, recipe.batchSize(), workers));
        }
        long bytes = (long) train.size() * train.inputSize() * Float.BYTES;
        if (bytes <= Room.forRows(network.manager().getDevice())) {
            return new Uploaded(ReadableRows.orSayWhere(
                    train, network, () -> network.upload(train.size(), place -> train.features(place)[0])));
        }
        ReadableRows.require(train, network);
        return new Gathered(new HostRows(train, augmentations, recipe.batchSize(), workers));
    }

    /// Announces the batches that are going to be asked for, so that they can be prepared ahead of time.
    void expect(Iterator<Batch> coming);

    /// The inputs of a batch, announced or not.
    ///
    /// @param places of its rows in the train split
    /// @param onDevice the same as an array, int64, shape `(B)`; what is returned belongs to its manager,
    ///     and is not to be used once that is closed
    /// @param epoch counted from 1
    /// @return shape `(B, inputSize)`
    NDArray inputs(long[] places, NDArray onDevice, int epoch);

    /// Rows as they are, on the device from the start, where batches are gathered.
    ///
    /// @param rows shape `(N, inputSize)`
    record Uploaded(NDArray rows) implements Feed {

        /// There is nothing to prepare.
        @Override
        public void expect(Iterator<Batch> coming) {}

        @Override
        public NDArray inputs(long[] places, NDArray onDevice, int epoch) {
            return rows.get(onDevice.getManager(), new NDIndex("{}", onDevice));
        }
    }

    /// Rows as they are, too many for the device: gathered on the host, uploaded batch by batch.
    ///
    /// @param rows all of them
    record Gathered(HostRows rows) implements Feed {

        @Override
        public void expect(Iterator<Batch> coming) {
            rows.expect(coming);
        }

        @Override
        public NDArray inputs(long[] places, NDArray onDevice, int epoch) {
            return rows.inputs(new Batch(0, epoch, places), onDevice.getManager());
        }
    }

    /// Rows as they look in each epoch: augmented on the host, uploaded batch by batch.
    ///
    /// @param rows all of them
    record Augmented(HostRows rows) implements Feed {

        @Override
        public void expect(Iterator<Batch> coming) {
            rows.expect(coming);
        }

        @Override
        public NDArray inputs(long[] places, NDArray onDevice, int epoch) {
            return rows.inputs(new Batch(0, epoch, places), onDevice.getManager());
        }
    }
}
