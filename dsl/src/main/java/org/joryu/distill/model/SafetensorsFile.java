package org.joryu.distill.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/// The weights of one network in the safetensors format. Its metadata names the architecture.
final class SafetensorsFile {

    private SafetensorsFile() {}

    static void write(Path file, Network network, Weights weights) {
        try {
            SafetensorsOutput.write(file, Map.of("network", network.toString()), weights.tensors());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot save the weights of " + network + " in " + file, e);
        }
    }

    static Weights read(Path file, Network network) {
        try {
            return SafetensorsInput.read(file).weights(network);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot load the weights of " + network + " from " + file, e);
        }
    }
}
