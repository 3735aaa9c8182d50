package org.joryu.distill.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;

/// Weights in the safetensors format: the header's length (u64, little-endian), the header in JSON,
/// the values. Its metadata names the architecture.
final class SafetensorsFile {

    private SafetensorsFile() {}

    static void write(Path file, Network network, Weights weights) {
        try {
            var temporary = file.resolveSibling(file.getFileName() + ".part");
            try {
                try (var channel = FileChannel.open(
                        temporary,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
                    writeFully(channel, header(network, weights));
                    for (var tensor : weights.tensors()) {
                        writeFully(channel, ByteBuffer.wrap(Weights.littleEndian(tensor.values())));
                    }
                    channel.force(true);
                }
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot save the weights of " + network + " in " + file, e);
        }
    }

    private static ByteBuffer header(Network network, Weights weights) {
        var json = new JsonObject();
        var metadata = new JsonObject();
        metadata.addProperty("network", network.toString());
        json.add("__metadata__", metadata);
        long offset = 0;
        for (var tensor : weights.tensors()) {
            long end = offset + (long) tensor.values().length * Float.BYTES;
            var entry = new JsonObject();
            entry.addProperty("dtype", "F32");
            entry.add("shape", array(tensor.shape()));
            entry.add("data_offsets", array(offset, end));
            json.add(tensor.name(), entry);
            offset = end;
        }
        // Padded with spaces so that the values are aligned, as the format asks.
        var text = json.toString();
        int padding = Math.floorMod(-text.getBytes(StandardCharsets.UTF_8).length, Long.BYTES);
        var bytes = (text + " ".repeat(padding)).getBytes(StandardCharsets.UTF_8);
        var header = ByteBuffer.allocate(Long.BYTES + bytes.length).order(ByteOrder.LITTLE_ENDIAN);
        return header.putLong(bytes.length).put(bytes).flip();
    }

    private static JsonArray array(long... values) {
        var array = new JsonArray();
        for (long value : values) {
            array.add(value);
        }
        return array;
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    static Weights read(Path file, Network network) {
        try {
            var bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            int headerSize = Math.toIntExact(bytes.getLong());
            var json = new String(bytes.array(), Long.BYTES, headerSize, StandardCharsets.UTF_8);
            var header = JsonParser.parseString(json).getAsJsonObject();
            var values = bytes.slice(Long.BYTES + headerSize, bytes.capacity() - Long.BYTES - headerSize)
                    .order(ByteOrder.LITTLE_ENDIAN);
            var tensors = new ArrayList<Tensor>();
            for (var expected : network.initialWeights(0).tensors()) {
                tensors.add(read(file, network, header, values, expected));
            }
            return new Weights(tensors);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot load the weights of " + network + " from " + file, e);
        } catch (JsonParseException
                | IllegalStateException
                | ArithmeticException
                | IndexOutOfBoundsException
                | java.nio.BufferUnderflowException e) {
            throw new IllegalArgumentException(
                    file + " must be a safetensors file, but is damaged or of another kind", e);
        }
    }

    private static Tensor read(Path file, Network network, JsonObject header, ByteBuffer values, Tensor expected) {
        var entry = header.getAsJsonObject(expected.name());
        if (entry == null) {
            throw new IllegalArgumentException(
                    "%s must hold %s for %s, but holds %s".formatted(file, expected.name(), network, header.keySet()));
        }
        var shape = longs(entry.getAsJsonArray("shape"));
        var type = entry.get("dtype").getAsString();
        if (!expected.hasShape(shape) || !type.equals("F32")) {
            throw new IllegalArgumentException("%s must hold %s as F32 %s for %s, but holds it as %s %s"
                    .formatted(file, expected.name(), expected.shapeText(), network, type, Arrays.toString(shape)));
        }
        var range = longs(entry.getAsJsonArray("data_offsets"));
        var floats = new float[expected.values().length];
        values.slice(Math.toIntExact(range[0]), floats.length * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(floats);
        return new Tensor(expected.name(), shape, floats);
    }

    private static long[] longs(JsonArray array) {
        return array.asList().stream()
                .mapToLong(com.google.gson.JsonElement::getAsLong)
                .toArray();
    }
}
