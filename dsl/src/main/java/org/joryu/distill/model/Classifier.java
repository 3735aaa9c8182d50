package org.joryu.distill.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// A network with weights: answers, may teach, and can be kept in a file.
///
/// Holds no native memory; weights are on a device only while it answers.
///
/// ```java
/// float[][] logits = classifier.logits(inputs);      // one row of logits per input row
/// classifier.save(Path.of("student.safetensors"));
/// ```
///
/// @param network the architecture
/// @param weights its weights
public record Classifier(Network network, Weights weights) {

    /// The logits of each row, computed on the default device.
    ///
    /// @param inputs rows of `network.inputSize()` numbers
    /// @return rows of `network.classes()` logits
    /// @throws IllegalArgumentException if a row has another size
    public float[][] logits(float[][] inputs) {
        for (int row = 0; row < inputs.length; row++) {
            if (inputs[row].length != network.inputSize()) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "inputs must have rows of %d values for %s, but row %d has %d",
                        network.inputSize(),
                        network,
                        row,
                        inputs[row].length));
            }
        }
        if (inputs.length == 0) {
            return new float[0][];
        }
        try (var loaded = LoadedNetwork.load(network, weights, Torch.defaultDevice())) {
            return loaded.logits(loaded.upload(inputs));
        }
    }

    /// SHA-256 of all that decides its answers, in hexadecimal: that of its weights, and, where the
    /// network is a file with more in it than those, of the file too.
    public String sha256() {
        return network instanceof TorchScriptNetwork script
                ? script.sha256() + "+" + weights.sha256()
                : weights.sha256();
    }

    /// Writes a file, whole or not at all. How its name ends says what is in it:
    ///
    /// - `.safetensors`: the weights, which PyTorch and others read; whoever loads them brings the network.
    /// - `.pt`: a TorchScript module with its weights, for whoever has PyTorch and nothing else: in Python
    ///   `torch.jit.load("student.pt")`, in C++ libtorch, in Java DJL and [TorchScriptNetwork#open].
    ///
    /// The module takes any number of rows of [Network#inputShape], 32-bit floats, for example
    /// `(N, 3, 32, 32)` or `(N, 64)`; of a [TextTransformer] token ids `(N, length)`, in whatever type. It
    /// gives logits `(N, classes)` where rows and module are, and as in evaluation also after `train()`. Its
    /// `state_dict()` names the tensors as the safetensors file does. A network that began as a TorchScript
    /// file becomes that file with these weights.
    ///
    /// @throws IllegalArgumentException if the name ends otherwise, or a [BlockNetwork] does what
    ///     TorchScript cannot: look at numbers, or treat rows by how many there are
    /// @throws UncheckedIOException if it cannot be written
    public ModelFile save(Path file) {
        var format = SavedFormat.of(file);
        try {
            return switch (format) {
                case SAFETENSORS -> {
                    SafetensorsFile.write(file, network, weights);
                    yield new ModelFile(file, format.title(), Files.size(file));
                }
                case TORCH_SCRIPT -> TorchScriptOutput.write(file, network, weights);
            };
        } catch (IOException e) {
            throw new UncheckedIOException("cannot save %s in %s".formatted(network, file), e);
        }
    }

    /// The same with a path as text.
    public ModelFile save(String file) {
        return save(Path.of(file));
    }

    /// Writes network and weights as an ONNX model, whole or not at all, for ONNX Runtime and whatever else reads
    /// ONNX:
    ///
    /// ```python
    /// session = onnxruntime.InferenceSession("student.onnx")
    /// logits = session.run(None, {"input": rows})[0]
    /// ```
    ///
    /// The model takes `input`, any number of rows: 32-bit floats `(N, 3, 32, 32)` or `(N, 64)`, as the network
    /// does; of a [TextTransformer] token ids `(N, length)`, 64-bit integers. It gives `logits` `(N, classes)`. Its
    /// opset is that of [org.joryu.distill.onnx.OnnxModel#OPSET]. Its weights have the names that they have in the
    /// safetensors file, and its metadata name Joryu's version, the network, and the weights' SHA-256.
    ///
    /// Where ONNX Runtime is on the class path, it is asked about the model before that is written, which takes a
    /// second, and the [OnnxFile] says how its answers differ from DJL's and how long they take.
    ///
    /// @throws IllegalArgumentException if the network is a TorchScript file, or a [BlockNetwork] does what ONNX
    ///     cannot: look at numbers, or treat rows by how many there are
    /// @throws UncheckedIOException if it cannot be written
    public OnnxFile exportOnnx(Path file) {
        return export(file, Optional.empty());
    }

    /// The same with a path as text.
    public OnnxFile exportOnnx(String file) {
        return exportOnnx(Path.of(file));
    }

    /// The same with weights of few bits.
    ///
    /// ```java
    /// student.exportOnnx("student-int8.onnx", INT8);    // about a quarter of the bytes
    /// ```
    public OnnxFile exportOnnx(Path file, Quantization quantization) {
        return export(file, Optional.of(quantization));
    }

    private OnnxFile export(Path file, Optional<Quantization> quantization) {
        try {
            return OnnxOutput.write(file, this, quantization);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot export %s to %s".formatted(network, file), e);
        }
    }

    /// The same with weights of few bits, and a path as text.
    public OnnxFile exportOnnx(String file, Quantization quantization) {
        return exportOnnx(Path.of(file), quantization);
    }

    /// Reads what [#save] wrote.
    ///
    /// @param network the architecture the weights belong to
    /// @throws IllegalArgumentException if the file holds other tensors or shapes than `network` has, or is
    ///     a TorchScript file of somebody else, which [TorchScriptNetwork#open] reads
    /// @throws UncheckedIOException if it cannot be read
    public static Classifier load(Path file, Network network) {
        try {
            return new Classifier(
                    network,
                    SavedFormat.TORCH_SCRIPT.isOf(file)
                            ? TorchScriptInput.read(file, network)
                            : SafetensorsFile.read(file, network));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot load the weights of " + network + " from " + file, e);
        }
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s, %,d parameters, trained", network, network.parameterCount());
    }
}
