package org.joryu.distill.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A network as a DJL block with a child for every stage, and one for what is behind the last.
final class StagedBlock extends AbstractBlock {

    private final List<String> names = new ArrayList<>();
    private final List<PartBlock> parts = new ArrayList<>();

    StagedBlock(Blueprint blueprint) {
        for (var part : blueprint.parts()) {
            names.add(part.name());
            parts.add(addChildBlock(part.name(), new PartBlock(part.layer())));
        }
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, @Nullable PairList<String, Object> options) {
        var rows = inputs.singletonOrThrow();
        var current = rows;
        for (int i = 0; i < parts.size(); i++) {
            var next = parts.get(i).forward(store, current, training, rows);
            if (i > 0) {
                // Its values live on wherever the backward pass needs them.
                current.close();
            }
            current = next;
        }
        return new NDList(current);
    }

    /// The same, and what every stage gave.
    StageOutputs forwardStages(ParameterStore store, NDArray rows, boolean training) {
        var features = new LinkedHashMap<String, NDArray>();
        var current = rows;
        for (int i = 0; i < parts.size(); i++) {
            current = parts.get(i).forward(store, current, training, rows);
            if (i < parts.size() - 1) {
                features.put(names.get(i), current);
            }
        }
        return new StageOutputs(current, features);
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
        var shapes = inputs;
        for (var part : parts) {
            part.initialize(manager, type, shapes);
            shapes = part.getOutputShapes(shapes);
        }
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        var shapes = inputs;
        for (var part : parts) {
            shapes = part.getOutputShapes(shapes);
        }
        return shapes;
    }
}
