package org.joryu.distill.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;

/// The weights of a network as plain numbers: immutable, on the Java heap, in the network's order.
///
/// ```java
/// var weights = Mlp.of(64, 12, 10).initialWeights(1);
/// weights.names();              // [0.weight, 0.bias, 2.weight, 2.bias]
/// weights.values("0.bias");     // 12 numbers
/// ```
public final class Weights {

    private final List<Tensor> tensors;

    Weights(List<Tensor> tensors) {
        this.tensors = List.copyOf(tensors);
    }

    List<Tensor> tensors() {
        return tensors;
    }

    /// A copy of arrays of 32-bit floats as they are now, under their names.
    public static Weights copyOf(SequencedMap<String, NDArray> arrays) {
        return new Weights(arrays.entrySet().stream()
                .map(entry -> new Tensor(
                        entry.getKey(),
                        entry.getValue().getShape().getShape(),
                        entry.getValue().toFloatArray()))
                .toList());
    }

    /// Writes them in the safetensors format under their names; the file appears whole or not at all.
    ///
    /// @throws UncheckedIOException if it cannot be written
    public void save(Path file) {
        try {
            SafetensorsOutput.write(file, Map.of(), tensors);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot save weights in " + file, e);
        }
    }

    /// All tensors of a safetensors file of 32-bit floats, in its order.
    ///
    /// @throws IllegalArgumentException if it is damaged
    /// @throws UncheckedIOException if it cannot be read
    public static Weights load(Path file) {
        try {
            return new Weights(SafetensorsInput.read(file).tensors());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot load weights from " + file, e);
        }
    }

    /// Overwrites arrays with these values, bit for bit, where they are.
    ///
    /// @throws IllegalArgumentException if they have other names or shapes
    public void copyTo(SequencedMap<String, NDArray> arrays) {
        if (!names().equals(List.copyOf(arrays.keySet()))) {
            throw new IllegalArgumentException("arrays must be " + names() + ", but were " + arrays.keySet());
        }
        Torch.withoutGradients(() -> {
            for (var tensor : tensors) {
                var array = Objects.requireNonNull(arrays.get(tensor.name()));
                if (!tensor.hasShape(array.getShape().getShape())) {
                    throw new IllegalArgumentException("%s must have shape %s, but has %s"
                            .formatted(tensor.name(), tensor.shapeText(), array.getShape()));
                }
                try (var values = array.getManager().create(tensor.values(), array.getShape())) {
                    array.set(new NDIndex("..."), values);
                }
            }
            return arrays;
        });
    }

    /// The names, as PyTorch would give them in a `Sequential`.
    public List<String> names() {
        return tensors.stream().map(Tensor::name).toList();
    }

    /// A copy of one tensor's shape.
    public long[] shape(String name) {
        return tensor(name).shape().clone();
    }

    /// A copy of one tensor's values, row by row.
    public float[] values(String name) {
        return tensor(name).values().clone();
    }

    /// How many bytes they take as they are kept, four for each number; the running statistics of
    /// BatchNorm are among them.
    public long bytes() {
        return tensors.stream().mapToLong(tensor -> tensor.values().length).sum() * Float.BYTES;
    }

    private Tensor tensor(String name) {
        return tensors.stream()
                .filter(tensor -> tensor.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("name must be one of " + names() + ", but was " + name));
    }

    /// SHA-256 over names, shapes and values (little-endian), in hexadecimal: equal if and only if
    /// the weights are the same bit for bit.
    public String sha256() {
        var digest = newSha256();
        for (var tensor : tensors) {
            digest.update(tensor.name().getBytes(StandardCharsets.UTF_8));
            digest.update(tensor.shapeText().getBytes(StandardCharsets.UTF_8));
            digest.update(littleEndian(tensor.values()));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static byte[] littleEndian(float[] values) {
        var bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }

    static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Weights weights && sha256().equals(weights.sha256());
    }

    @Override
    public int hashCode() {
        return sha256().hashCode();
    }

    @Override
    public String toString() {
        long count =
                tensors.stream().mapToLong(tensor -> tensor.values().length).sum();
        return String.format(Locale.ROOT, "%,d weights in %d tensors, sha256 %.12s…", count, tensors.size(), sha256());
    }
}
