package org.joryu.distill.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// CIFAR-10 and CIFAR-100: 60,000 coloured images of 32×32 pixels, from the binary version of their
/// files.
///
/// A. Krizhevsky (2009), "Learning Multiple Layers of Features from Tiny Images".
///
/// The 10,000 images of the test file are the test split. Of every ten images of a class in the
/// other files nine train and the tenth is dev, in file order: `SplitRule(9, 1, 2)`, 45,000 and
/// 5,000. Row ids count the images of the training files from 0, then those of the test file on.
/// Inputs are laid out `{3, 32, 32}`, the red plane first. Pixels are kept as bytes (184 MB in all)
/// and become numbers in [0, 1], byte/255, when they are asked for.
///
/// ```java
/// var data = cifar10(Path.of("data"));    // with cifar-10-binary.tar.gz, unpacked or not
/// ```
public final class Cifar {

    private static final int PIXELS = 3 * 32 * 32;
    private static final SplitRule RULE = new SplitRule(9, 1, 2);

    private Cifar() {}

    /// CIFAR-10, from a folder with `data_batch_1.bin` to `data_batch_5.bin` and `test_batch.bin`,
    /// with `cifar-10-batches-bin`, or with `cifar-10-binary.tar.gz`.
    ///
    /// @throws IllegalArgumentException if a file is missing or holds something else
    public static Dataset ten(Path folder) {
        var files = new ArrayList<String>();
        for (int batch = 1; batch <= 5; batch++) {
            files.add("data_batch_%d.bin".formatted(batch));
        }
        files.add("test_batch.bin");
        var contents = new DataFolder(folder, Mirror.CIFAR_10.address())
                .read(files, "cifar-10-batches-bin", "cifar-10-binary.tar.gz");
        return read("cifar10", files, contents, 1, 0, CifarNames.TEN)
                .from(new Origin.Files(
                        Origin.Files.Kind.CIFAR_10, folder.toAbsolutePath().toString()));
    }

    /// CIFAR-10, downloaded at the first time, see [DataCache].
    public static Dataset ten() {
        return ten(Mirror.CIFAR_10.fetch());
    }

    /// CIFAR-100 with its 100 classes, from a folder with `train.bin` and `test.bin`, with
    /// `cifar-100-binary`, or with `cifar-100-binary.tar.gz`.
    ///
    /// @throws IllegalArgumentException if a file is missing or holds something else
    public static Dataset hundred(Path folder) {
        return hundred(folder, "cifar100", 1, CifarNames.HUNDRED)
                .from(new Origin.Files(
                        Origin.Files.Kind.CIFAR_100, folder.toAbsolutePath().toString()));
    }

    /// CIFAR-100, downloaded at the first time, see [DataCache].
    public static Dataset hundred() {
        return hundred(Mirror.CIFAR_100.fetch());
    }

    /// CIFAR-100 with the 20 superclasses that its files also tell, as `large_carnivores`.
    ///
    /// @throws IllegalArgumentException if a file is missing or holds something else
    public static Dataset superclasses(Path folder) {
        return hundred(folder, "cifar100-superclasses", 0, CifarNames.SUPERCLASSES);
    }

    private static Dataset hundred(Path folder, String name, int label, List<String> classNames) {
        var files = List.of("train.bin", "test.bin");
        var contents = new DataFolder(folder, Mirror.CIFAR_100.address())
                .read(files, "cifar-100-binary", "cifar-100-binary.tar.gz");
        return read(name, files, contents, 2, label, classNames);
    }

    /// Reads records of some labels and the pixels; `label` says which label counts, and the last
    /// file is the test file.
    private static Dataset read(
            String name, List<String> files, List<byte[]> contents, int labels, int label, List<String> classNames) {
        int record = labels + PIXELS;
        var images = new ArrayList<byte[]>();
        var classes = IntStream.builder();
        int firstTest = 0;
        for (int i = 0; i < files.size(); i++) {
            firstTest = images.size();
            var bytes = contents.get(i);
            if (bytes.length == 0 || bytes.length % record != 0) {
                throw new IllegalArgumentException(
                        "%s must hold records of %,d bytes, but has %,d bytes, which is no multiple: it is damaged or of another set, get it again"
                                .formatted(files.get(i), record, bytes.length));
            }
            for (int from = 0; from < bytes.length; from += record) {
                classes.add(Byte.toUnsignedInt(bytes[from + label]));
                images.add(Arrays.copyOfRange(bytes, from + labels, from + record));
            }
        }
        var rows = new ByteRows(images.toArray(byte[][]::new));
        return Dataset.of(name, rows, classes.build().toArray(), firstTest, classNames, new long[] {3, 32, 32}, RULE);
    }
}
