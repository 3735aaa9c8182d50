package org.joryu.distill.model;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/// A convolutional network of the literature, by name.
///
/// Layout, names of tensors and the distribution of the first weights are those of RepDistiller for
/// the networks of small images, and of torchvision for `resnet18`, `resnet34` and `resnet50`; a
/// file of their weights fits as soon as it is in the safetensors format. Instead of a pooling of
/// fixed size, the last maps are averaged whole, which is the same on images of 32×32 (224×224) and
/// lets smaller ones in.
///
/// ```java
/// var student = ConvNet.of("resnet8x4", 100);                     // 3×32×32, as in CIFAR
/// var small = ConvNet.of("resnet8", 10).input(1, 28, 28);         // as in MNIST
/// small.stages();      // [stem (16, 28, 28), stage1 (16, 28, 28), stage2 (32, 14, 14), ...]
/// ```
///
/// @param name one of [#names]
/// @param classes at least 2
/// @param channels of an image, at least 1
/// @param height of an image in pixels
/// @param width of an image in pixels
public record ConvNet(String name, int classes, int channels, int height, int width) implements Network {

    public ConvNet {
        var family = Family.named(name);
        if (classes < 2) {
            throw new IllegalArgumentException(
                    "classes must be ≥ 2, but was " + classes + ": two classes are two logits here");
        }
        if (channels < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "channels, height and width must be ≥ 1, but were %d, %d and %d: give an image as"
                            + " input(1, 28, 28)",
                    channels,
                    height,
                    width));
        }
        family.blueprint(new ImageTask(channels, height, width, classes));
    }

    /// A network for images of the size that it was made for: 3×32×32, or 3×224×224 for `resnet18`,
    /// `resnet34` and `resnet50`.
    ///
    /// @throws IllegalArgumentException for a name that is none of [#names], or fewer than 2 classes
    public static ConvNet of(String name, int classes) {
        int side = Family.named(name).side();
        return new ConvNet(name, classes, 3, side, side);
    }

    /// All names.
    public static List<String> names() {
        return Family.names();
    }

    /// The same network for other images. A row of them is laid out channel by channel, line by
    /// line.
    ///
    /// @throws IllegalArgumentException if they are too small for it
    public ConvNet input(int channels, int height, int width) {
        return new ConvNet(name, classes, channels, height, width);
    }

    @Override
    public int inputSize() {
        return channels * height * width;
    }

    @Override
    public Shape inputShape() {
        return new Shape(channels, height, width);
    }

    @Override
    public long parameterCount() {
        return blueprint().parameterCount();
    }

    @Override
    public OptionalLong multiplyAccumulates() {
        return OptionalLong.of(blueprint().multiplyAccumulates());
    }

    @Override
    public Weights initialWeights(long seed) {
        return blueprint().initialWeights(seed);
    }

    @Override
    public List<Stage> stages() {
        return blueprint().stages();
    }

    @Override
    public Block toBlock() {
        return blueprint().toBlock();
    }

    private Blueprint blueprint() {
        return Family.named(name).blueprint(new ImageTask(channels, height, width, classes));
    }

    @Override
    public String toString() {
        int side = Family.named(name).side();
        return channels == 3 && height == side && width == side
                ? "%s(%d)".formatted(name, classes)
                : "%s(%d, %d×%d×%d)".formatted(name, classes, channels, height, width);
    }
}
