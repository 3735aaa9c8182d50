package org.joryu.distill.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Writes tensors in the safetensors format: the header's length (u64, little-endian), the header in
/// JSON, the values. Its metadata hold a SHA-256 of all the rest, see [SafetensorsInput].
final class SafetensorsOutput {

    /// The key of the digest among the metadata.
    static final String SHA256 = "sha256";

    /// What stands in the digest's place while it is computed.
    static final String NO_DIGEST = "0".repeat(64);

    private SafetensorsOutput() {}

    /// The file appears whole, under its name, or not at all.
    static void write(Path file, Map<String, String> metadata, List<Tensor> tensors) throws IOException {
        var header = header(metadata, tensors);
        WholeFile.write(file, out -> {
            write(out, signed(header, tensors));
            for (var tensor : tensors) {
                out.write(Weights.littleEndian(tensor.values()));
            }
        });
    }

    private static void write(OutputStream out, byte[] header) throws IOException {
        out.write(ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .array());
        out.write(header);
    }

    private static byte[] signed(String header, List<Tensor> tensors) {
        var digest = Weights.newSha256();
        digest.update(header.getBytes(StandardCharsets.UTF_8));
        for (var tensor : tensors) {
            digest.update(Weights.littleEndian(tensor.values()));
        }
        var hex = HexFormat.of().formatHex(digest.digest());
        return header.replaceFirst(NO_DIGEST, hex).getBytes(StandardCharsets.UTF_8);
    }

    /// The digest comes first, so that nothing else can be taken for its place.
    private static String header(Map<String, String> metadata, List<Tensor> tensors) {
        var words = new JsonObject();
        words.addProperty(SHA256, NO_DIGEST);
        metadata.forEach(words::addProperty);
        var json = new JsonObject();
        json.add("__metadata__", words);
        long offset = 0;
        for (var tensor : tensors) {
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
        return text + " ".repeat(padding);
    }

    private static JsonArray array(long... values) {
        var array = new JsonArray();
        for (long value : values) {
            array.add(value);
        }
        return array;
    }
}
