package org.joryu.distill.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// Writes small files in the formats that data sets are published in.
final class DataFiles {

    private DataFiles() {}

    /// Twelve images in the train files and four in the others; image i is of class i % 2 and has the
    /// pixels i, i + 1, i + 2, ...
    static void mnist(Path folder) throws IOException {
        Files.createDirectories(folder);
        idx(folder, "train", 0, 12);
        idx(folder, "t10k", 12, 4);
    }

    private static void idx(Path folder, String part, int first, int count) throws IOException {
        var images = ByteBuffer.allocate(16 + count * 784)
                .putInt(0x0803)
                .putInt(count)
                .putInt(28)
                .putInt(28);
        var labels = ByteBuffer.allocate(8 + count).putInt(0x0801).putInt(count);
        for (int row = first; row < first + count; row++) {
            labels.put((byte) (row % 2));
            for (int pixel = 0; pixel < 784; pixel++) {
                images.put((byte) (row + pixel));
            }
        }
        Files.write(folder.resolve(part + "-images-idx3-ubyte"), images.array());
        Files.write(folder.resolve(part + "-labels-idx1-ubyte"), labels.array());
    }

    /// Packs every file of a folder, and takes the plain ones away.
    static void gzipAll(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.write(folder.resolve(file.getFileName() + ".gz"), gzip(Files.readAllBytes(file)));
                Files.delete(file);
            }
        }
    }

    static byte[] gzip(byte[] content) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }

    /// Records of CIFAR: the given labels before each image, of `count` images by chance.
    static byte[] cifar(int count, long seed, int... labels) {
        var records = ByteBuffer.allocate(count * (labels.length + 3072));
        var random = new Random(seed);
        for (int row = 0; row < count; row++) {
            for (int label : labels) {
                records.put((byte) label);
            }
            var pixels = new byte[3072];
            random.nextBytes(pixels);
            records.put(pixels);
        }
        return records.array();
    }

    /// The folder as a `.tar.gz`, below the folder's name.
    static void tarGz(Path folder, Path archive) throws IOException {
        try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(archive)));
                var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                var content = Files.readAllBytes(file);
                var entry = new TarArchiveEntry(folder.getFileName() + "/" + file.getFileName());
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
    }

    /// Leaves out the end of a file.
    static void cut(Path file) throws IOException {
        var content = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(content, content.length - 1));
    }
}
