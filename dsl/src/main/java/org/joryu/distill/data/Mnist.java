package org.joryu.distill.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/// MNIST and Fashion-MNIST: 70,000 grey images of 28×28 pixels in ten classes, from their IDX files.
///
/// Y. LeCun, L. Bottou, Y. Bengio and P. Haffner (1998), "Gradient-based learning applied to
/// document recognition"; H. Xiao, K. Rasul and R. Vollgraf (2017), "Fashion-MNIST", arXiv:1708.07747,
/// MIT licence.
///
/// The 10,000 images of the `t10k` files are the test split. Of every six images of a class in the
/// `train` files five train and the sixth is dev, in file order: `SplitRule(5, 1, 1)`. Row ids count
/// the images of the train file from 0, then those of the test file on from 60,000. Pixels are kept
/// as bytes and become numbers in [0, 1], byte/255, when they are asked for.
///
/// ```java
/// var data = mnist(Path.of("data/mnist"));    // train-images-idx3-ubyte.gz and the other three
/// ```
public final class Mnist {

    private static final int SIDE = 28;
    private static final SplitRule RULE = new SplitRule(5, 1, 1);
    private static final List<String> FASHION = List.of(
            "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");

    private Mnist() {}

    /// The handwritten digits, from a folder with the four IDX files, plain or packed as `.gz`.
    ///
    /// @throws IllegalArgumentException if a file is missing or holds something else
    public static Dataset digits(Path folder) {
        var names = IntStream.range(0, 10).mapToObj(String::valueOf).toList();
        return read("mnist", new DataFolder(folder, Mirror.MNIST.address()), names)
                .from(origin(Origin.Files.Kind.MNIST, folder));
    }

    /// The handwritten digits, downloaded at the first time, see [DataCache].
    public static Dataset digits() {
        return digits(Mirror.MNIST.fetch());
    }

    /// The pieces of clothing, from a folder with the four IDX files, plain or packed as `.gz`.
    ///
    /// @throws IllegalArgumentException if a file is missing or holds something else
    public static Dataset fashion(Path folder) {
        return read("fashion-mnist", new DataFolder(folder, Mirror.FASHION.address()), FASHION)
                .from(origin(Origin.Files.Kind.FASHION_MNIST, folder));
    }

    /// The pieces of clothing, downloaded at the first time, see [DataCache].
    public static Dataset fashion() {
        return fashion(Mirror.FASHION.fetch());
    }

    private static Origin origin(Origin.Files.Kind kind, Path folder) {
        return new Origin.Files(kind, folder.toAbsolutePath().toString());
    }

    private static Dataset read(String name, DataFolder folder, List<String> classNames) {
        var images = new ArrayList<byte[]>();
        var labels = IntStream.builder();
        int firstTest = 0;
        for (var part : List.of("train", "t10k")) {
            firstTest = images.size();
            var imageFile = part + "-images-idx3-ubyte";
            var labelFile = part + "-labels-idx1-ubyte";
            var ofPart = IdxFile.images(imageFile, folder.read(imageFile), SIDE);
            var theirs = IdxFile.labels(labelFile, folder.read(labelFile));
            if (ofPart.length != theirs.length) {
                throw new IllegalArgumentException(
                        "%s must have as many images as %s has labels, but has %,d for %,d: get both again"
                                .formatted(imageFile, labelFile, ofPart.length, theirs.length));
            }
            Collections.addAll(images, ofPart);
            Arrays.stream(theirs).forEach(labels);
        }
        var rows = new ByteRows(images.toArray(byte[][]::new));
        return Dataset.of(name, rows, labels.build().toArray(), firstTest, classNames, new long[] {SIDE, SIDE}, RULE);
    }
}
