package org.joryu.distill;

import java.nio.file.Path;
import org.joryu.distill.data.ArrowFile;
import org.joryu.distill.data.ArrowTable;
import org.joryu.distill.data.Augmentation;
import org.joryu.distill.data.Augmentations;
import org.joryu.distill.data.Cifar;
import org.joryu.distill.data.CsvFile;
import org.joryu.distill.data.Cutout;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.data.Digits;
import org.joryu.distill.data.Glyphs;
import org.joryu.distill.data.HorizontalFlip;
import org.joryu.distill.data.ImageFolder;
import org.joryu.distill.data.Mnist;
import org.joryu.distill.data.Noise;
import org.joryu.distill.data.RandomCrop;
import org.joryu.distill.data.RandomResizedCrop;
import org.joryu.distill.data.Rotation;
import org.joryu.distill.data.Shift;

/// The words for data and for how it looks. They are said through [Joryu].
abstract sealed class DataWords permits NetworkWords {

    /// 1,797 handwritten digits, see [Digits].
    ///
    /// ```java
    /// var few = digits().take(200);
    /// ```
    public static Dataset digits() {
        return Digits.load();
    }

    /// MNIST, 70,000 handwritten digits of 28×28 pixels, from a folder with its files, see
    /// [Mnist#digits(Path)].
    public static Dataset mnist(Path folder) {
        return Mnist.digits(folder);
    }

    /// The same, downloaded at the first time, see [org.joryu.distill.data.DataCache].
    public static Dataset mnist() {
        return Mnist.digits();
    }

    /// Fashion-MNIST, 70,000 pieces of clothing of 28×28 pixels, from a folder with its files, see
    /// [Mnist#fashion(Path)].
    public static Dataset fashionMnist(Path folder) {
        return Mnist.fashion(folder);
    }

    /// The same, downloaded at the first time, see [org.joryu.distill.data.DataCache].
    public static Dataset fashionMnist() {
        return Mnist.fashion();
    }

    /// CIFAR-10, 60,000 coloured images of 32×32 pixels in 10 classes, from a folder with its files, see
    /// [Cifar#ten(Path)].
    public static Dataset cifar10(Path folder) {
        return Cifar.ten(folder);
    }

    /// The same, downloaded at the first time, see [org.joryu.distill.data.DataCache].
    public static Dataset cifar10() {
        return Cifar.ten();
    }

    /// CIFAR-100, 60,000 coloured images of 32×32 pixels in 100 classes, from a folder with its files, see
    /// [Cifar#hundred(Path)].
    public static Dataset cifar100(Path folder) {
        return Cifar.hundred(folder);
    }

    /// The same, downloaded at the first time, see [org.joryu.distill.data.DataCache].
    public static Dataset cifar100() {
        return Cifar.hundred();
    }

    /// Images in folders, one for each class, at `side`×`side` pixels, see [ImageFolder#read].
    public static Dataset imageFolder(Path folder, int side) {
        return ImageFolder.read(folder, side);
    }

    /// Rows from a CSV file, with the class in the column `label`, see [CsvFile#read].
    public static Dataset csv(Path file, String label) {
        return CsvFile.read(file, label);
    }

    /// Rows from an Arrow IPC file, with the class in the column `label`, see [ArrowFile#read].
    public static Dataset arrow(Path file, String label) {
        return ArrowFile.read(file, label);
    }

    /// The first rows of any Arrow IPC file (Feather) or stream, to be looked at; see [ArrowTable].
    ///
    /// ```java
    /// arrow(Path.of("soft_targets.arrow")).rows(50)
    /// ```
    ///
    /// @throws IllegalArgumentException if it is neither, or damaged
    public static ArrowTable arrow(Path file) {
        return ArrowTable.read(file);
    }

    /// Images of digits, drawn on the spot: as many as one wants, grey, 16×16 pixels; see [Glyphs].
    ///
    /// ```java
    /// var data = glyphs(2000);
    /// ```
    public static Dataset glyphs(int rows) {
        return Glyphs.of(rows).draw();
    }

    /// Images of digits, capitals and runes, drawn on the spot, `side`×`side` pixels; with three channels
    /// where one writes `Glyphs.of(rows, classes).side(side).colored().draw()`.
    ///
    /// @param classes 10 are the digits, 36 digits and capitals; at most 1000
    public static Dataset glyphs(int rows, int classes, int side) {
        return Glyphs.of(rows, classes).side(side).draw();
    }

    /// Augmentations in this order, with seed 0 until `seed` names another; see [Augmentations].
    ///
    /// ```java
    /// var cifar = augmentations(randomCrop(4), horizontalFlip()).seed(7);
    /// ```
    public static Augmentations augmentations(Augmentation... steps) {
        return Augmentations.of(steps);
    }

    /// Cuts an image out of itself with a black margin of `padding` pixels, see [RandomCrop]; 4 is usual
    /// for 32×32.
    public static RandomCrop randomCrop(int padding) {
        return new RandomCrop(padding);
    }

    /// Stretches a part of an image, of `smallest` of its area or more, to the size of the whole, see
    /// [RandomResizedCrop]; 0.08 is usual for ImageNet.
    public static RandomResizedCrop randomResizedCrop(double smallest) {
        return new RandomResizedCrop(smallest);
    }

    /// Mirrors every other image, see [HorizontalFlip].
    public static HorizontalFlip horizontalFlip() {
        return new HorizontalFlip(0.5);
    }

    /// Mirrors images with a probability.
    public static HorizontalFlip horizontalFlip(double probability) {
        return new HorizontalFlip(probability);
    }

    /// Moves an image by up to so many pixels, and fractions of them, see [Shift].
    public static Shift shift(double pixels) {
        return new Shift(pixels);
    }

    /// Turns an image by up to so many degrees either way, see [Rotation].
    public static Rotation rotation(double degrees) {
        return new Rotation(degrees);
    }

    /// Blacks out a square of that side, see [Cutout].
    public static Cutout cutout(int size) {
        return new Cutout(size);
    }

    /// Adds normal noise of that deviation, see [Noise].
    public static Noise noise(double sigma) {
        return new Noise(sigma);
    }
}
