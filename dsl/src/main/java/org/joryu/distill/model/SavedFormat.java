package org.joryu.distill.model;

import java.nio.file.Path;
import java.util.Locale;

/// What a classifier is saved in, by how the file's name ends.
enum SavedFormat {
    /// The weights, for whoever has the network.
    SAFETENSORS(".safetensors", "safetensors"),
    /// Network and weights, for PyTorch.
    TORCH_SCRIPT(".pt", "TorchScript");

    private final String ending;
    private final String title;

    SavedFormat(String ending, String title) {
        this.ending = ending;
        this.title = title;
    }

    /// As people call it.
    String title() {
        return title;
    }

    boolean isOf(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(ending);
    }

    /// @throws IllegalArgumentException if it ends otherwise
    static SavedFormat of(Path file) {
        for (var format : values()) {
            if (format.isOf(file)) {
                return format;
            }
        }
        throw new IllegalArgumentException(
                "file must end in .safetensors, for the weights alone, or in .pt, for a TorchScript module with its weights, but was %s: ONNX is written by exportOnnx"
                        .formatted(file));
    }
}
