package org.joryu.distill.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A safetensors file as it was read. Where it names a digest, as ours do, every byte was checked.
///
/// @param file where it was
/// @param header the JSON, of which all but the metadata are tensors
/// @param values the bytes behind it
record SafetensorsInput(Path file, JsonObject header, ByteBuffer values) {

    private static final String METADATA = "__metadata__";

    /// @throws IllegalArgumentException if it is damaged, or no safetensors file
    static SafetensorsInput read(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        try {
            var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            int size = Math.toIntExact(buffer.getLong());
            var text = new String(bytes, Long.BYTES, size, StandardCharsets.UTF_8);
            var values = buffer.slice(Long.BYTES + size, bytes.length - Long.BYTES - size)
                    .order(ByteOrder.LITTLE_ENDIAN);
            var read = new SafetensorsInput(file, JsonParser.parseString(text).getAsJsonObject(), values);
            read.verify(text);
            return read;
        } catch (JsonParseException
                | IllegalStateException
                | ArithmeticException
                | IndexOutOfBoundsException
                | BufferUnderflowException e) {
            throw damaged(file, e);
        }
    }

    private static IllegalArgumentException damaged(Path file, RuntimeException cause) {
        return new IllegalArgumentException(
                file + " must be a safetensors file, but is damaged or of another kind", cause);
    }

    /// {@return whether it names a digest, so that all of it was checked}
    boolean isVerified() {
        return metadata().containsKey(SafetensorsOutput.SHA256);
    }

    private void verify(String text) {
        var wanted = metadata().get(SafetensorsOutput.SHA256);
        if (wanted == null) {
            return;
        }
        var digest = Weights.newSha256();
        digest.update(text.replace(wanted, SafetensorsOutput.NO_DIGEST).getBytes(StandardCharsets.UTF_8));
        digest.update(values.duplicate());
        var found = HexFormat.of().formatHex(digest.digest());
        if (!found.equals(wanted)) {
            throw new IllegalArgumentException(
                    "%s must have the SHA-256 that it names, %.12s…, but has %.12s…: it was damaged after it was written; take a copy of it"
                            .formatted(file, wanted, found));
        }
    }

    /// The words beside the tensors.
    Map<String, String> metadata() {
        var metadata = new TreeMap<String, String>();
        if (header.get(METADATA) instanceof JsonObject words) {
            words.entrySet()
                    .forEach(word -> metadata.put(word.getKey(), word.getValue().getAsString()));
        }
        return metadata;
    }

    /// All tensors, in the order of the header.
    List<Tensor> tensors() {
        try {
            var tensors = new ArrayList<Tensor>();
            for (var name : header.keySet()) {
                if (!name.equals(METADATA)) {
                    tensors.add(tensor(name));
                }
            }
            return tensors;
        } catch (IllegalStateException | ArithmeticException | IndexOutOfBoundsException e) {
            throw damaged(file, e);
        }
    }

    private Tensor tensor(String name) {
        var shape = shape(name);
        long count = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        return new Tensor(name, shape, floats(name, Math.toIntExact(count)));
    }

    /// The tensors of a network, in its order.
    ///
    /// @throws IllegalArgumentException if one is missing or of another shape
    Weights weights(Network network) {
        try {
            var tensors = new ArrayList<Tensor>();
            for (var expected : network.initialWeights(0).tensors()) {
                tensors.add(tensor(network, expected));
            }
            return new Weights(tensors);
        } catch (IllegalStateException | ArithmeticException | IndexOutOfBoundsException e) {
            throw damaged(file, e);
        }
    }

    private Tensor tensor(Network network, Tensor expected) {
        var name = expected.name();
        if (!header.has(name)) {
            throw new IllegalArgumentException(
                    "%s must hold %s for %s, but holds %s".formatted(file, name, network, header.keySet()));
        }
        var shape = shape(name);
        var type = header.getAsJsonObject(name).get("dtype").getAsString();
        if (!expected.hasShape(shape) || !type.equals("F32")) {
            throw new IllegalArgumentException("%s must hold %s as F32 %s for %s, but holds it as %s %s"
                    .formatted(file, name, expected.shapeText(), network, type, Arrays.toString(shape)));
        }
        return new Tensor(name, shape, floats(name, expected.values().length));
    }

    private long[] shape(String name) {
        return longs(name, "shape");
    }

    private float[] floats(String name, int count) {
        var range = longs(name, "data_offsets");
        var floats = new float[count];
        values.slice(Math.toIntExact(range[0]), count * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(floats);
        return floats;
    }

    private long[] longs(String name, String property) {
        if (!(header.get(name) instanceof JsonObject entry && entry.get(property) instanceof JsonArray array)) {
            throw new IllegalStateException(name + " has no " + property);
        }
        return array.asList().stream().mapToLong(JsonElement::getAsLong).toArray();
    }
}
