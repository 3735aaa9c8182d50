package org.joryu.distill.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// One part of a network as a DJL block: its direct parameters are the part's tensors, by their
/// names.
final class PartBlock extends AbstractBlock {

    private final Layer layer;

    PartBlock(Layer layer) {
        this.layer = layer;
        layer.declare(
                "",
                tensor -> addParameter(Parameter.builder()
                        .setName(tensor.name())
                        .setType(Parameter.Type.OTHER)
                        .optShape(tensor.shape())
                        .optInitializer((owner, shape, type) ->
                                owner.create(tensor.draw(new SplittableRandom()).values(), shape))
                        .optRequiresGrad(tensor.trainable())
                        .build()));
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, @Nullable PairList<String, Object> options) {
        return new NDList(forward(store, inputs.singletonOrThrow(), training, null));
    }

    /// @param rows what the whole network was given; null where this part is run alone
    NDArray forward(ParameterStore store, NDArray input, boolean training, @Nullable NDArray rows) {
        var arrays = parameters.values().stream()
                .map(parameter -> store.getValue(parameter, input.getDevice(), training))
                .iterator();
        return layer.apply(input, new Pass(arrays, training, rows));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        var row = inputs[0].slice(1);
        return new Shape[] {new Shape(inputs[0].get(0)).addAll(layer.outputShape(row))};
    }
}
