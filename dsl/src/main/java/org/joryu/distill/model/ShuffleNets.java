package org.joryu.distill.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntFunction;

/// ShuffleNets for small images, as RepDistiller's `ShuffleV1` and `ShuffleV2` lay them out.
final class ShuffleNets {

    private static final int STEM = 24;
    private static final int[] BLOCKS = {4, 8, 4};

    private ShuffleNets() {}

    /// ShuffleNetV1 with three groups (Zhang et al., arXiv 1707.01083, figure 2).
    static List<Part> first(ImageTask task) {
        int[] widths = {STEM, 240, 480, 960};
        var parts = stages(task, widths, ShuffleNets::reducing, ShuffleNets::keeping);
        parts.add(new Part("pooled", Fixed.MEAN));
        addLinear(parts, widths[3], task.classes());
        return parts;
    }

    /// The stem and the three stages, each of which begins with a block that takes another width.
    ///
    /// @param narrowing of the widths before it and behind it
    /// @param keeping of its width
    private static List<Part> stages(
            ImageTask task, int[] widths, BiFunction<Integer, Integer, Layer> narrowing, IntFunction<Layer> keeping) {
        var parts = new ArrayList<Part>();
        parts.add(stem(task));
        for (int stage = 1; stage <= 3; stage++) {
            var blocks = new ArrayList<Layer>();
            blocks.add(narrowing.apply(widths[stage - 1], widths[stage]));
            for (int block = 1; block < BLOCKS[stage - 1]; block++) {
                blocks.add(keeping.apply(widths[stage]));
            }
            parts.add(new Part("stage" + stage, Chain.empty().then("layer" + stage, Chain.numbered(blocks))));
        }
        return parts;
    }

    private static Layer reducing(int in, int out) {
        var body = grouped(in, out - in, 2);
        return Chain.empty()
                .then(new Beside(body, Fixed.averagePool(3, 2, 1), false))
                .then(Fixed.RELU);
    }

    private static Layer keeping(int width) {
        return new Residual(grouped(width, width, 1), true);
    }

    private static Chain grouped(int in, int out, int stride) {
        int inside = out / 4;
        int groups = in == STEM ? 1 : 3;
        return Chain.empty()
                .then("conv1", Conv.plain(in, inside, 1, 1, groups))
                .then("bn1", new Norm(inside))
                .then(Fixed.RELU)
                .then(Fixed.shuffle(groups))
                .then("conv2", Conv.plain(inside, inside, 3, stride, inside))
                .then("bn2", new Norm(inside))
                .then(Fixed.RELU)
                .then("conv3", Conv.plain(inside, out, 1, 1, 3))
                .then("bn3", new Norm(out));
    }

    /// ShuffleNetV2 of width 1 (Ma et al., arXiv 1807.11164, figure 3 c and d).
    static List<Part> second(ImageTask task) {
        int[] widths = {STEM, 116, 232, 464, 1024};
        var parts = stages(task, widths, ShuffleNets::halving, ShuffleNets::splitting);
        parts.add(new Part(
                "pooled",
                Chain.empty()
                        .then("conv2", Conv.plain(widths[3], widths[4], 1, 1, 1))
                        .then("bn2", new Norm(widths[4]))
                        .then(Fixed.RELU)
                        .then(Fixed.MEAN)));
        addLinear(parts, widths[4], task.classes());
        return parts;
    }

    private static Layer halving(int in, int out) {
        int half = out / 2;
        var left = Chain.empty()
                .then("conv1", Conv.plain(in, in, 3, 2, in))
                .then("bn1", new Norm(in))
                .then("conv2", Conv.plain(in, half, 1, 1, 1))
                .then("bn2", new Norm(half))
                .then(Fixed.RELU);
        var right = Chain.empty()
                .then("conv3", Conv.plain(in, half, 1, 1, 1))
                .then("bn3", new Norm(half))
                .then(Fixed.RELU)
                .then("conv4", Conv.plain(half, half, 3, 2, half))
                .then("bn4", new Norm(half))
                .then("conv5", Conv.plain(half, half, 1, 1, 1))
                .then("bn5", new Norm(half))
                .then(Fixed.RELU);
        return Chain.empty().then(new Beside(left, right, false)).then(Fixed.shuffle(2));
    }

    private static Layer splitting(int width) {
        int half = width / 2;
        var body = Chain.empty()
                .then("conv1", Conv.plain(half, half, 1, 1, 1))
                .then("bn1", new Norm(half))
                .then(Fixed.RELU)
                .then("conv2", Conv.plain(half, half, 3, 1, half))
                .then("bn2", new Norm(half))
                .then("conv3", Conv.plain(half, half, 1, 1, 1))
                .then("bn3", new Norm(half))
                .then(Fixed.RELU);
        return Chain.empty().then(new Beside(Fixed.COPY, body, true)).then(Fixed.shuffle(2));
    }

    private static Part stem(ImageTask task) {
        return new Part(
                "stem",
                Chain.empty()
                        .then(task.unflatten())
                        .then("conv1", Conv.plain(task.channels(), STEM, 1, 1, 1))
                        .then("bn1", new Norm(STEM))
                        .then(Fixed.RELU));
    }

    private static void addLinear(List<Part> parts, int features, int classes) {
        parts.add(new Part(Part.LAST, Chain.empty().then("linear", Dense.plain(features, classes))));
    }
}
