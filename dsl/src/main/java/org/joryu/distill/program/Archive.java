package org.joryu.distill.program;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A TorchScript archive: code, and an object without any arrays, which it is given after it was loaded.
///
/// The format is that of `torch.jit.save`, written from its description in PyTorch's
/// `torch/csrc/jit/docs/serialization.md`.
final class Archive {

    private static final String NAME = "program";
    private static final char TUPLE_OF_NONE = ')';

    private Archive() {}

    /// @param code of a class `Program`
    /// @param lists its attributes that are lists of arrays, empty at first
    static byte[] of(String code, List<String> lists) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            entry(zip, "version", "3\n");
            entry(zip, "data.pkl", object(lists));
            entry(zip, "constants.pkl", "\u0080\u0002" + TUPLE_OF_NONE + ".");
            entry(zip, "code/__torch__.py", code);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write an archive into memory", e);
        }
        return bytes.toByteArray();
    }

    /// A pickle: the object is made of its class and a dictionary of its attributes.
    private static String object(List<String> lists) {
        var pickle = new StringBuilder("\u0080\u0002c__torch__\nProgram\n)\u0081}(");
        pickle.append(text("training")).append('\u0089');
        for (var list : lists) {
            pickle.append(text(list)).append(']');
        }
        return pickle.append("ub.").toString();
    }

    private static String text(String text) {
        return "X" + (char) text.length() + "\0\0\0" + text;
    }

    private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
        var bytes = content.getBytes(StandardCharsets.ISO_8859_1);
        var entry = new ZipEntry(NAME + "/" + name);
        // Stored, as libtorch reads parts of it in place.
        entry.setSize(bytes.length);
        entry.setCompressedSize(bytes.length);
        var sum = new CRC32();
        sum.update(bytes);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(bytes);
    }
}
