package org.joryu.distill.model;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.io.OutputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A TorchScript module as a block whose parameters are the module's own tensors, so that what moves
/// the one moves the other.
final class ScriptBlock extends AbstractBlock {

    private final TorchScriptNetwork network;
    private @Nullable PtSymbolBlock module;

    ScriptBlock(TorchScriptNetwork network, Weights weights) {
        this.network = network;
        for (var tensor : weights.tensors()) {
            // DJL asks for names without dots.
            addParameter(Parameter.builder()
                    .setName(tensor.name().replace('.', '_'))
                    .setType(Parameter.Type.OTHER)
                    .optShape(new Shape(tensor.shape()))
                    .build());
        }
    }

    @Override
    public void initialize(NDManager manager, DataType type, Shape... inputs) {
        var loaded = TorchScriptFile.load(network.file(), network.sha256(), manager);
        var tensors = JniUtils.moduleGetParams(loaded, (PtNDManager) manager);
        int next = 0;
        for (var pair : getDirectParameters()) {
            var parameter = pair.getValue();
            var tensor = tensors.get(next++);
            try (var first = parameter.getInitializer().initialize(manager, parameter.getShape(), type)) {
                Torch.withoutGradients(() -> {
                    first.copyTo(tensor);
                    return tensor;
                });
            }
            parameter.setInitializer((owner, shape, dataType) -> tensor);
        }
        module = loaded;
        super.initialize(manager, type, inputs);
    }

    /// Writes the module with the weights that it has now.
    void write(OutputStream out) {
        JniUtils.writeModule(Objects.requireNonNull(module, "initialized before"), out, false);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, @Nullable PairList<String, Object> options) {
        var rows = inputs.singletonOrThrow();
        var images = rows.reshape(new Shape(rows.size(0)).addAll(network.inputShape()));
        return Objects.requireNonNull(module, "initialized before").forward(store, new NDList(images), training);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        return new Shape[] {new Shape(inputs[0].get(0), network.classes())};
    }
}
