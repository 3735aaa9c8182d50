package org.joryu.distill.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.util.Arrays;
import org.joryu.distill.data.Augmentations;
import org.joryu.distill.data.Split;
import org.joryu.distill.model.LoadedNetwork;

/// Where a step gets its inputs from.
sealed interface Feed {

    /// The rows of a split, for a network on whose device they are put.
    static Feed of(Split train, Augmentations augmentations, LoadedNetwork network) {
        return augmentations.isEmpty()
                ? new Uploaded(network.upload(train.features()))
                : new Augmented(train, augmentations);
    }

    /// The inputs of a batch.
    ///
    /// @param places of its rows in the train split
    /// @param onDevice the same as an array, int64, shape `(B)`; what is returned belongs to its manager
    /// @param epoch counted from 1
    /// @return shape `(B, inputSize)`
    NDArray inputs(long[] places, NDArray onDevice, int epoch);

    /// Rows as they are, on the device from the start.
    ///
    /// @param rows shape `(N, inputSize)`
    record Uploaded(NDArray rows) implements Feed {

        @Override
        public NDArray inputs(long[] places, NDArray onDevice, int epoch) {
            return rows.get(onDevice.getManager(), new NDIndex("{}", onDevice));
        }
    }

    /// Rows as they look in each epoch, uploaded batch by batch.
    ///
    /// @param train all of them
    /// @param augmentations what is done to them
    record Augmented(Split train, Augmentations augmentations) implements Feed {

        @Override
        public NDArray inputs(long[] places, NDArray onDevice, int epoch) {
            var rows = Arrays.stream(places).mapToInt(Math::toIntExact).toArray();
            return onDevice.getManager().create(augmentations.view(train, rows, epoch));
        }
    }
}
