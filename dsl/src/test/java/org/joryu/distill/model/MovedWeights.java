package org.joryu.distill.model;

import java.util.SplittableRandom;

/// First weights, all of them moved a little, so that normalizations and biases have something to do.
final class MovedWeights {

    private MovedWeights() {}

    static Weights of(Network network) {
        var random = new SplittableRandom(2);
        return new Weights(network.initialWeights(3).tensors().stream()
                .map(tensor -> {
                    var values = tensor.values().clone();
                    for (int i = 0; i < values.length; i++) {
                        values[i] = (float) (values[i] * random.nextDouble(0.9, 1.1) + random.nextDouble(-0.02, 0.02));
                    }
                    return new Tensor(tensor.name(), tensor.shape(), values);
                })
                .toList());
    }
}
