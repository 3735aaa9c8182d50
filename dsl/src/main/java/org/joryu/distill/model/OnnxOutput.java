package org.joryu.distill.model;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.joryu.distill.onnx.OnnxModel;
import org.joryu.distill.program.AnyRows;
import org.joryu.distill.program.NotRecordableException;

/// Writes networks with their weights as ONNX models.
final class OnnxOutput {

    private OnnxOutput() {}

    /// @throws IllegalArgumentException if the network does what ONNX cannot
    static OnnxFile write(Path file, Classifier classifier, Optional<Quantization> quantization) throws IOException {
        var plain = model(classifier);
        var small = plain.inInt8();
        var written = quantization.isPresent() ? small : plain;
        var check = new OnnxChecking(classifier).of(plain, quantization.map(int8 -> small));
        WholeFile.write(file, written::writeTo);
        return new OnnxFile(
                file,
                quantization,
                Files.size(file),
                (quantization.isPresent() ? plain : small).bytes(),
                plain.input(),
                plain.output(),
                check);
    }

    private static OnnxModel model(Classifier classifier) {
        var network = classifier.network();
        requireKnownLayers(network);
        try (var loaded = LoadedNetwork.load(network, classifier.weights(), Device.cpu());
                var recorded = Torch.withoutGradients(() -> recorded(loaded, network))) {
            var names = names(loaded);
            return OnnxModel.of(recorded, weight -> Objects.requireNonNull(names.get(weight)), metadata(classifier));
        } catch (NotRecordableException e) {
            throw new IllegalArgumentException(
                    "network must be one that can be said in ONNX, but %s cannot, because %s: save its weights, in a file that ends in .safetensors"
                            .formatted(network, e.getMessage()),
                    e);
        }
    }

    private static void requireKnownLayers(Network network) {
        switch (network) {
            case Mlp _, ConvNet _, TextTransformer _, BlockNetwork _ -> {}
            case StartedNetwork started -> requireKnownLayers(started.network());
            case TorchScriptNetwork script ->
                throw new IllegalArgumentException(
                        "network must be one whose layers Joryu knows, but %s is a TorchScript file: save it as one, in a file that ends in .pt, and export that from Python by torch.onnx.export, or distill it into another network"
                                .formatted(script));
        }
    }

    private static AnyRows recorded(LoadedNetwork loaded, Network network) {
        return AnyRows.record(
                loaded.manager(),
                network.inputShape(),
                rowType(network),
                (rows, weights) -> loaded.forwardStages(rows, false, weights).logits());
    }

    /// By the arrays themselves, as others may hold the same numbers.
    private static Map<NDArray, String> names(LoadedNetwork loaded) {
        var names = new IdentityHashMap<NDArray, String>();
        loaded.tensors().forEach(tensor -> names.put(tensor.array(), tensor.name()));
        return names;
    }

    private static DataType rowType(Network network) {
        return switch (network) {
            case TextTransformer _ -> DataType.INT64;
            case StartedNetwork started -> rowType(started.network());
            case Mlp _, ConvNet _, BlockNetwork _, TorchScriptNetwork _ -> DataType.FLOAT32;
        };
    }

    private static Map<String, String> metadata(Classifier classifier) {
        return Map.of(
                "joryu",
                Objects.requireNonNullElse(OnnxOutput.class.getPackage().getImplementationVersion(), "development"),
                "network",
                classifier.network().toString(),
                "weights.sha256",
                classifier.sha256());
    }
}
