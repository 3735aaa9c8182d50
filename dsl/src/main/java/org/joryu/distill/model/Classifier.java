package org.joryu.distill.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

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

    /// Writes the weights in the safetensors format, which PyTorch and others read; the file
    /// appears whole or not at all.
    ///
    /// @throws UncheckedIOException if it cannot be written
    public ModelFile save(Path file) {
        try {
            SafetensorsFile.write(file, network, weights);
            return new ModelFile(file, "safetensors", Files.size(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot save %s in %s".formatted(network, file), e);
        }
    }

    /// The same with a path as text.
    public ModelFile save(String file) {
        return save(Path.of(file));
    }

    /// Reads what [#save] wrote.
    ///
    /// @param network the architecture the weights belong to
    /// @throws IllegalArgumentException if the file holds other tensors or shapes than `network`
    ///     has
    /// @throws UncheckedIOException if it cannot be read
    public static Classifier load(Path file, Network network) {
        return new Classifier(network, SafetensorsFile.read(file, network));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s, %,d parameters, trained", network, network.parameterCount());
    }
}
