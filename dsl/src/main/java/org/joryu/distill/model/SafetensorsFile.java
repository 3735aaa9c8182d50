package org.joryu.distill.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/// The weights of one network in the safetensors format. Its metadata names the architecture.
final class SafetensorsFile {

    private SafetensorsFile() {}

    static void write(Path file, Network network, Weights weights) throws IOException {
        SafetensorsOutput.write(file, Map.of("network", network.toString()), weights.tensors());
    }

    static Weights read(Path file, Network network) throws IOException {
        return SafetensorsInput.read(file).weights(network);
    }
}
