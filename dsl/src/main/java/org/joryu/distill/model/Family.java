package org.joryu.distill.model;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// A network of images by name.
///
/// @param name as people write it
/// @param side height and width of the images that it was made for
/// @param parts what it is made of
record Family(String name, int side, Function<ImageTask, List<Part>> parts) {

    private static Family small(String name, Function<ImageTask, List<Part>> parts) {
        return new Family(name, 32, parts);
    }

    private static Family cifarResNet(String name, int depth, int... widths) {
        return small(name, task -> ResNets.cifar(task, depth, widths));
    }

    private static Family wide(int depth, int factor) {
        return small("wrn-" + depth + "-" + factor, task -> WideResNets.of(task, depth, factor));
    }

    private static Family imageNet(String name, boolean bottlenecks, int... blocks) {
        return new Family(name, 224, task -> ResNets.imageNet(task, bottlenecks, blocks));
    }

    private static final List<Family> ALL = List.of(
            small("lenet", LeNet::of),
            cifarResNet("resnet8", 8, 16, 16, 32, 64),
            cifarResNet("resnet14", 14, 16, 16, 32, 64),
            cifarResNet("resnet20", 20, 16, 16, 32, 64),
            cifarResNet("resnet32", 32, 16, 16, 32, 64),
            cifarResNet("resnet44", 44, 16, 16, 32, 64),
            cifarResNet("resnet56", 56, 16, 16, 32, 64),
            cifarResNet("resnet110", 110, 16, 16, 32, 64),
            cifarResNet("resnet8x4", 8, 32, 64, 128, 256),
            cifarResNet("resnet32x4", 32, 32, 64, 128, 256),
            wide(16, 1),
            wide(16, 2),
            wide(40, 1),
            wide(40, 2),
            small("vgg8", task -> Vggs.of(task, 1, 1, 1, 1, 1)),
            small("vgg11", task -> Vggs.of(task, 1, 1, 2, 2, 2)),
            small("vgg13", task -> Vggs.of(task, 2, 2, 2, 2, 2)),
            small("vgg16", task -> Vggs.of(task, 2, 2, 3, 3, 3)),
            small("vgg19", task -> Vggs.of(task, 2, 2, 4, 4, 4)),
            small("mobilenetv2", MobileNets::half),
            small("shufflenetv1", ShuffleNets::first),
            small("shufflenetv2", ShuffleNets::second),
            small("cifar-resnet50", task -> ResNets.wideForCifar(task, 3, 4, 6, 3)),
            imageNet("resnet18", false, 2, 2, 2, 2),
            imageNet("resnet34", false, 3, 4, 6, 3),
            imageNet("resnet50", true, 3, 4, 6, 3));

    /// @throws IllegalArgumentException if the images are too small
    Blueprint blueprint(ImageTask task) {
        if (!fits(task)) {
            int smallest = 1;
            while (!fits(task.square(smallest))) {
                smallest++;
            }
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "height and width must be at least %d for %s, but were %d and %d: enlarge the images, or use mlp",
                    smallest,
                    name,
                    task.height(),
                    task.width()));
        }
        return new Blueprint(task.inputSize(), parts.apply(task));
    }

    private boolean fits(ImageTask task) {
        try {
            return !new Blueprint(task.inputSize(), parts.apply(task)).stages().isEmpty();
        } catch (NothingLeftException tooSmall) {
            return false;
        }
    }

    static List<String> names() {
        return ALL.stream().map(Family::name).toList();
    }

    /// @throws IllegalArgumentException if there is none of that name
    static Family named(String name) {
        return ALL.stream()
                .filter(family -> family.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("network must be one of " + String.join(", ", names())
                        + ", but was " + name + ": did you mean " + Spelling.nearest(name, names()) + "?"));
    }
}
