package org.joryu.distill.program;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A TorchScript archive: code, objects, and the numbers of tensors in a ZIP file. The same content gives the
/// same bytes.
///
/// The format is that of `torch.jit.save`, written from its description in PyTorch's
/// `torch/csrc/jit/docs/serialization.md`.
final class Archive implements AutoCloseable {

    /// Of the functions that code calls: the newest meaning of each, as PyTorch has had it since 1.12. A reader
    /// would take older ones for what they were then, such as a division of whole numbers that rounds.
    private static final String VERSION = "10\n";

    /// The same for all, as the time of day must not change a file. Java adds the time zone to anything earlier.
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final ZipOutputStream zip;
    private final String folder;

    /// @param folder in which all of it is, with a slash at the end
    Archive(String folder, OutputStream out) throws IOException {
        this.folder = folder;
        this.zip = new ZipOutputStream(out);
        zip.setMethod(ZipOutputStream.STORED);
        entry("version", utf8(VERSION));
        entry("byteorder", utf8("little"));
    }

    /// Classes, of which one is that of the object.
    void code(String classes) throws IOException {
        entry("code/__torch__.py", utf8(classes));
    }

    void object(Pickle object) throws IOException {
        entry("data.pkl", object.bytes());
    }

    /// The numbers of a tensor of the object's.
    void numbers(String entry, NDArray tensor) throws IOException {
        entry("data/" + entry, bytes(tensor));
    }

    /// What code calls `CONSTANTS.c0`, `CONSTANTS.c1`, …
    void constants(Pickle tuple) throws IOException {
        entry("constants.pkl", tuple.bytes());
    }

    void constantNumbers(String entry, NDArray tensor) throws IOException {
        entry("constants/" + entry, bytes(tensor));
    }

    /// Something that PyTorch hands to whoever asks for it.
    void extra(String file, String text) throws IOException {
        entry("extra/" + file, utf8(text));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(NDArray tensor) {
        ByteBuffer numbers = tensor.toByteBuffer();
        var bytes = new byte[numbers.remaining()];
        numbers.get(bytes);
        return bytes;
    }

    private void entry(String file, byte[] content) throws IOException {
        var entry = new ZipEntry(folder + file);
        // Stored, as libtorch reads parts of it in place.
        entry.setSize(content.length);
        entry.setCompressedSize(content.length);
        entry.setTimeLocal(TIME);
        var sum = new CRC32();
        sum.update(content);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
    }

    /// Ends the archive; whoever gave the stream closes it.
    @Override
    public void close() throws IOException {
        zip.finish();
    }
}
