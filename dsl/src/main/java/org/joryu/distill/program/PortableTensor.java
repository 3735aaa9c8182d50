package org.joryu.distill.program;

import ai.djl.ndarray.NDArray;

/// A weight or a statistic of a [PortableModule].
///
/// @param name as PyTorch's `state_dict()` gives it, for example `layer1.0.conv1.weight`
/// @param array its numbers
/// @param trained whether training moves it: a parameter to PyTorch, else a buffer
public record PortableTensor(String name, NDArray array, boolean trained) {

    void pickle(String entry, Pickle pickle) {
        pickle.tensor(entry, array.getDataType(), array.getShape().getShape(), trained);
    }
}
