package org.joryu.distill.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Several groups of tensors in one safetensors file, with words beside them. A tensor is named
/// `group/name` there.
///
/// ```java
/// new TensorFile(Map.of("step", "40"), groups).write(file);
/// TensorFile.read(file).group("student");
/// ```
///
/// @param metadata words beside the tensors
/// @param groups by name, which has no slash
public record TensorFile(Map<String, String> metadata, SequencedMap<String, Weights> groups) {

    public TensorFile {
        metadata = Map.copyOf(metadata);
        groups = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(groups));
    }

    /// The tensors of a group; none where there is no such group.
    public Weights group(String name) {
        return groups.getOrDefault(name, new Weights(List.of()));
    }

    /// Writes it: the file is on disk, whole, or is not there.
    ///
    /// @throws UncheckedIOException if it cannot be written
    public void write(Path file) {
        var tensors = new ArrayList<Tensor>();
        groups.forEach((group, weights) -> weights.tensors()
                .forEach(tensor ->
                        tensors.add(new Tensor(group + "/" + tensor.name(), tensor.shape(), tensor.values()))));
        try {
            SafetensorsOutput.write(file, metadata, tensors);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /// Reads what [#write] wrote.
    ///
    /// @throws IllegalArgumentException if a byte of it is another than was written
    /// @throws UncheckedIOException if it cannot be read
    public static TensorFile read(Path file) {
        try {
            var input = SafetensorsInput.read(file);
            if (!input.isVerified()) {
                throw new IllegalArgumentException(file
                        + " must name its SHA-256 among its metadata, but does not: it is damaged or of another kind");
            }
            var tensors = new LinkedHashMap<String, List<Tensor>>();
            for (var tensor : input.tensors()) {
                int slash = tensor.name().indexOf('/');
                tensors.computeIfAbsent(tensor.name().substring(0, Math.max(slash, 0)), name -> new ArrayList<>())
                        .add(new Tensor(tensor.name().substring(slash + 1), tensor.shape(), tensor.values()));
            }
            var groups = new LinkedHashMap<String, Weights>();
            tensors.forEach((name, group) -> groups.put(name, new Weights(group)));
            return new TensorFile(input.metadata(), groups);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
