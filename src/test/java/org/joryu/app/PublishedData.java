package org.joryu.app;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/// Small files in the formats that MNIST and CIFAR are published in, with pixels by chance.
final class PublishedData {

    private PublishedData() {}

    /// Writes `mnist`, `fashion`, `cifar10` and `cifar100` below a folder.
    static void writeInto(Path folder) throws IOException {
        for (var name : new String[] {"mnist", "fashion"}) {
            var files = Files.createDirectories(folder.resolve(name));
            idx(files, "train", 60);
            idx(files, "t10k", 20);
        }
        var ten = Files.createDirectories(folder.resolve("cifar10"));
        for (int batch = 1; batch <= 5; batch++) {
            records(ten.resolve("data_batch_" + batch + ".bin"), 20, 10);
        }
        records(ten.resolve("test_batch.bin"), 20, 10);
        var hundred = Files.createDirectories(folder.resolve("cifar100"));
        records(hundred.resolve("train.bin"), 1000, 20, 100);
        records(hundred.resolve("test.bin"), 100, 20, 100);
    }

    private static void idx(Path folder, String part, int rows) throws IOException {
        var images = ByteBuffer.allocate(16 + rows * 784)
                .putInt(0x803)
                .putInt(rows)
                .putInt(28)
                .putInt(28);
        images.put(pixels(rows * 784));
        var labels = ByteBuffer.allocate(8 + rows).putInt(0x801).putInt(rows);
        for (int row = 0; row < rows; row++) {
            labels.put((byte) (row % 10));
        }
        Files.write(folder.resolve(part + "-images-idx3-ubyte"), images.array());
        Files.write(folder.resolve(part + "-labels-idx1-ubyte"), labels.array());
    }

    /// @param classes of each label before the pixels of a row
    private static void records(Path file, int rows, int... classes) throws IOException {
        var bytes = ByteBuffer.allocate(rows * (classes.length + 3072));
        for (int row = 0; row < rows; row++) {
            for (int count : classes) {
                bytes.put((byte) (row % count));
            }
            bytes.put(pixels(3072));
        }
        Files.write(file, bytes.array());
    }

    private static byte[] pixels(int count) {
        var pixels = new byte[count];
        new Random(1).nextBytes(pixels);
        return pixels;
    }
}
