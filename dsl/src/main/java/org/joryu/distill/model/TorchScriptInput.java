package org.joryu.distill.model;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.joryu.distill.program.PortableModule;
import org.jspecify.annotations.Nullable;

/// Reads the weights of a network from a TorchScript file that [TorchScriptOutput] wrote. Nothing in the file
/// is run, and every number is checked.
final class TorchScriptInput {

    private final Path file;
    private final ZipFile archive;

    private TorchScriptInput(Path file, ZipFile archive) {
        this.file = file;
        this.archive = archive;
    }

    /// @throws IllegalArgumentException if it is damaged, or holds another network or none of Joryu's
    static Weights read(Path file, Network network) throws IOException {
        try (var archive = new ZipFile(file.toFile())) {
            return new TorchScriptInput(file, archive).weights(network);
        } catch (ZipException | JsonParseException e) {
            throw new IllegalArgumentException(
                    file + " must be a TorchScript file, but is damaged or of another kind", e);
        }
    }

    private Weights weights(Network network) throws IOException {
        var json = bytes("extra/" + TorchScriptOrigin.FILE);
        if (json == null) {
            throw new IllegalArgumentException(
                    "%s must be a TorchScript file that Joryu wrote from a network of its own, but does not say which: read it by torchScript(file, classes, shape).trained()"
                            .formatted(file));
        }
        var origin = TorchScriptOrigin.read(new String(json, StandardCharsets.UTF_8));
        var wanted = network.initialWeights(0);
        var entries = TorchScriptOrigin.entries(wanted);
        if (!origin.weights().equals(entries)) {
            throw new IllegalArgumentException("%s must hold the tensors of %s, but holds %s, whose tensors are others"
                    .formatted(file, network, origin.network()));
        }
        var weights = read(wanted.tensors());
        if (weights == null || !weights.sha256().equals(origin.sha256())) {
            throw new IllegalArgumentException(
                    "%s must have the weights of which it names the SHA-256, %.12s…, but has others: it was damaged after it was written; take a copy of it"
                            .formatted(file, origin.sha256()));
        }
        return weights;
    }

    private @Nullable Weights read(List<Tensor> wanted) throws IOException {
        var tensors = new ArrayList<Tensor>();
        for (var tensor : wanted) {
            var bytes = bytes("data/" + tensors.size());
            var values = new float[tensor.values().length];
            if (bytes == null || bytes.length != values.length * Float.BYTES) {
                return null;
            }
            ByteBuffer.wrap(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(values);
            tensors.add(new Tensor(tensor.name(), tensor.shape(), values));
        }
        return new Weights(tensors);
    }

    /// What is in the folder of the archive under a name; null where there is none.
    private byte @Nullable [] bytes(String name) throws IOException {
        var entry = archive.getEntry(PortableModule.FOLDER + name);
        if (entry == null) {
            return null;
        }
        try (var in = archive.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }
}
