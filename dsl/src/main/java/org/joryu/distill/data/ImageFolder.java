package org.joryu.distill.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Images in folders, one folder for each class, read as PNG or JPEG.
///
/// ```java
/// var data = imageFolder(Path.of("flowers"), 32);    // flowers/rose/0001.jpg, flowers/tulip/...
/// ```
public final class ImageFolder {

    private static final Set<String> ENDINGS = Set.of("png", "jpg", "jpeg");
    private static final SplitRule TRAIN_AND_TEST = new SplitRule(9, 1, 2);

    private final int side;
    private final List<byte[]> rows = new ArrayList<>();
    private final List<Integer> labels = new ArrayList<>();

    private ImageFolder(int side) {
        this.side = side;
    }

    /// Reads all images of all classes.
    ///
    /// The middle square of each image is brought to `side`×`side` pixels, each the mean of the area
    /// that it covers; an image of that size stays as it is. All are RGB, grey ones with three equal
    /// planes, transparency is left out; rows are laid out `{3, side, side}` with numbers in [0, 1],
    /// byte/255.
    ///
    /// Classes are the names of the folders, in the order of their characters; files with other
    /// endings than png, jpg and jpeg are left out. Row ids count the images in the order of classes,
    /// then of file names. Rows are split by [SplitRule#THREE_ONE_ONE], unless the folder holds the
    /// two folders `train` and `test`, with classes in them: then `test` is the test split, and of
    /// every ten images of a class in `train` nine train and the tenth is dev.
    ///
    /// @param side in [1, 4096]
    /// @throws IllegalArgumentException if there are no two classes, or a class or an image holds
    ///     none
    /// @throws UncheckedIOException if a file cannot be read
    public static Dataset read(Path folder, int side) {
        if (side < 1 || side > 4096) {
            throw new IllegalArgumentException("side must be in [1, 4096], but was %d: use 32 or 224".formatted(side));
        }
        var name = FileNames.name(folder.toAbsolutePath().normalize());
        var images = new ImageFolder(side);
        var found = names(folder);
        if (found.equals(List.of("test", "train"))) {
            var classes = names(folder.resolve("train"));
            images.add(folder.resolve("train"), classes);
            int firstTest = images.rows.size();
            images.addTest(folder.resolve("test"), classes);
            return Dataset.of(
                    name, images.bytes(), images.places(), firstTest, classes, images.shape(), TRAIN_AND_TEST);
        }
        images.add(folder, found);
        return Dataset.of(name, images.bytes(), images.places(), found, images.shape(), SplitRule.THREE_ONE_ONE);
    }

    private void addTest(Path folder, List<String> classes) {
        if (!names(folder).equals(classes)) {
            throw new IllegalArgumentException(
                    "test must hold the classes that train does, %s, but holds %s: is one missing in %s?"
                            .formatted(classes, names(folder), folder));
        }
        add(folder, classes);
    }

    private void add(Path folder, List<String> classes) {
        if (classes.size() < 2) {
            throw new IllegalArgumentException(
                    "folder must hold a folder of images for each of at least two classes, but %s holds %s"
                            .formatted(folder.toAbsolutePath(), classes));
        }
        for (int label = 0; label < classes.size(); label++) {
            var ofClass = folder.resolve(classes.get(label));
            var files = list(ofClass, file -> Files.isRegularFile(file) && ENDINGS.contains(FileNames.ending(file)));
            if (files.isEmpty()) {
                throw new IllegalArgumentException(
                        "every class must have images, but %s holds no .png, .jpg or .jpeg: remove the folder, or put some in"
                                .formatted(ofClass));
            }
            for (var file : files) {
                rows.add(ImageFile.read(file, side));
                labels.add(label);
            }
        }
    }

    private static List<String> names(Path folder) {
        return list(
                        folder,
                        file -> Files.isDirectory(file) && !FileNames.name(file).startsWith("."))
                .stream()
                .map(FileNames::name)
                .toList();
    }

    private static List<Path> list(Path folder, Predicate<Path> wanted) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("folder must be one that exists, but was " + folder.toAbsolutePath());
        }
        try (var files = Files.list(folder)) {
            return files.filter(wanted)
                    .sorted(Comparator.comparing(FileNames::name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    private Rows bytes() {
        return new ByteRows(rows.toArray(byte[][]::new));
    }

    private int[] places() {
        return labels.stream().mapToInt(Integer::intValue).toArray();
    }

    private long[] shape() {
        return new long[] {3, side, side};
    }
}
