package org.joryu.distill;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.core.Linear;
import java.util.concurrent.atomic.AtomicInteger;
import org.joryu.distill.model.BlockNetwork;
import org.joryu.distill.model.Classifier;

/// A teacher that counts how often it was put on a device.
final class Counted {

    private final AtomicInteger blocks = new AtomicInteger();
    private final BlockNetwork network = new BlockNetwork("counted", this::block, 10, new Shape(64));

    private Block block() {
        blocks.incrementAndGet();
        return Linear.builder().setUnits(10).build();
    }

    Classifier model() {
        return new Classifier(network, network.initialWeights(1));
    }

    /// How many of its blocks were made while something was done.
    int made(Runnable work) {
        int before = blocks.get();
        work.run();
        return blocks.get() - before;
    }
}
