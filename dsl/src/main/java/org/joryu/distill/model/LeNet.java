package org.joryu.distill.model;

import ai.djl.ndarray.types.Shape;
import java.util.List;

/// LeNet-5 (LeCun et al., Proceedings of the IEEE 86(11), 1998, §II.B) as it is used today: ReLU,
/// max pooling, every map connected, a linear layer for the classes.
final class LeNet {

    /// Smaller images get a border of two, as LeCun gave it to those of 28×28.
    private static final int BORDERLESS = 32;

    private LeNet() {}

    static List<Part> of(ImageTask task) {
        int padding = Math.min(task.height(), task.width()) < BORDERLESS ? 2 : 0;
        var stage1 = Chain.empty()
                .then(task.unflatten())
                .then("conv1", Conv.biased(task.channels(), 6, 5, padding))
                .then(Fixed.RELU)
                .then(Fixed.maxPool(2, 2, 0));
        var stage2 = Chain.empty()
                .then("conv2", Conv.biased(6, 16, 5, 0))
                .then(Fixed.RELU)
                .then(Fixed.maxPool(2, 2, 0));
        var pixels = new Shape(task.inputSize());
        int flat =
                Math.toIntExact(stage2.outputShape(stage1.outputShape(pixels)).size());
        return List.of(
                new Part("stage1", stage1),
                new Part("stage2", stage2),
                new Part(
                        "hidden1",
                        Chain.empty()
                                .then(Fixed.FLAT)
                                .then("fc1", Dense.plain(flat, 120))
                                .then(Fixed.RELU)),
                new Part(
                        "hidden2",
                        Chain.empty().then("fc2", Dense.plain(120, 84)).then(Fixed.RELU)),
                new Part(Part.LAST, Chain.empty().then("fc3", Dense.plain(84, task.classes()))));
    }
}
