package org.joryu.distill.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;

/// Where a step gets its inputs from.
sealed interface Feed {

    /// The inputs of a batch.
    ///
    /// @param places of its rows in the train split, int64, shape `(B)`; what is returned belongs to
    ///     their manager
    /// @param epoch counted from 1
    /// @return shape `(B, inputSize)`
    NDArray inputs(NDArray places, int epoch);

    /// Rows as they are, on the device from the start.
    ///
    /// @param rows shape `(N, inputSize)`
    record Uploaded(NDArray rows) implements Feed {

        @Override
        public NDArray inputs(NDArray places, int epoch) {
            return rows.get(places.getManager(), new NDIndex("{}", places));
        }
    }
}
