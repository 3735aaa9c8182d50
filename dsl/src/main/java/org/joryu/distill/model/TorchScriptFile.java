package org.joryu.distill.model;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// What is in a TorchScript archive.
final class TorchScriptFile {

    private TorchScriptFile() {}

    /// A script has code; what `torch.save` writes has none, and looks alike from outside.
    static void requireScript(Path file) {
        try (var archive = new ZipFile(file.toFile())) {
            if (archive.stream().map(ZipEntry::getName).noneMatch(TorchScriptFile::isCode)) {
                throw new IllegalArgumentException(
                        "file must be TorchScript, but %s holds weights without code: save it by torch.jit.script(model).save(\"model.pt\")"
                                .formatted(file));
            }
        } catch (ZipException e) {
            throw new IllegalArgumentException(
                    "file must be TorchScript, but %s is no such archive: save it by torch.jit.script(model).save(\"model.pt\")"
                            .formatted(file),
                    e);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(
                    "file must exist, but %s does not: look at the path, which is relative to %s"
                            .formatted(file, Path.of("").toAbsolutePath()),
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static boolean isCode(String entry) {
        return entry.contains("/code/") && entry.endsWith(".py");
    }

    /// {@return whether its code has running statistics}
    static boolean normalizesBatches(Path file) {
        try (var archive = new ZipFile(file.toFile())) {
            var entries =
                    archive.stream().filter(entry -> isCode(entry.getName())).toList();
            for (var entry : entries) {
                try (var code = archive.getInputStream(entry)) {
                    if (new String(code.readAllBytes(), StandardCharsets.UTF_8).contains("running_mean")) {
                        return true;
                    }
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /// SHA-256 of its bytes, in hexadecimal.
    static String sha256(Path file) {
        try (var bytes = new DigestInputStream(Files.newInputStream(file), Weights.newSha256())) {
            bytes.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(bytes.getMessageDigest().digest());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /// Its parameters, in its own order.
    static Weights weights(Path file, String sha256) {
        try (var manager = Torch.newManager(Device.cpu())) {
            var tensors = new ArrayList<Tensor>();
            for (var array : JniUtils.moduleGetParams(load(file, sha256, manager), (PtNDManager) manager)) {
                tensors.add(new Tensor(array.getName(), array.getShape().getShape(), array.toFloatArray()));
            }
            return new Weights(tensors);
        }
    }

    /// Its module on the device of a manager, with which it goes.
    ///
    /// @throws IllegalArgumentException if the file is no longer what it was
    static PtSymbolBlock load(Path file, String sha256, NDManager manager) {
        if (!sha256(file).equals(sha256)) {
            throw new IllegalArgumentException(
                    "file must stay as it was when it was opened, but %s has changed: open it again".formatted(file));
        }
        return load(file, manager);
    }

    /// Its module, whatever the file is now.
    static PtSymbolBlock load(Path file, NDManager manager) {
        return JniUtils.loadModule((PtNDManager) manager, file, false, new String[0], new String[0], true);
    }
}
