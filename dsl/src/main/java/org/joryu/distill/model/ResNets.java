package org.joryu.distill.model;

import java.util.ArrayList;
import java.util.List;

/// Residual networks (He et al., arXiv 1512.03385), as RepDistiller and torchvision lay them out.
final class ResNets {

    /// How often a bottleneck's output is wider than its inside.
    private static final int EXPANSION = 4;

    private ResNets() {}

    /// For images of 32×32 (§4.2): three stages of `(depth - 2) / 6` basic blocks.
    static List<Part> cifar(ImageTask task, int depth, int... widths) {
        int blocks = (depth - 2) / 6;
        int stem = widths[0];
        var parts = new ArrayList<Part>();
        parts.add(new Part("stem", stem(task, Conv.fanOut(task.channels(), stem, 3, 1))));
        for (int stage = 1; stage <= 3; stage++) {
            var layer = stage(false, widths[stage - 1], widths[stage], blocks, stage == 1 ? 1 : 2, "downsample");
            parts.add(new Part("stage" + stage, Chain.empty().then("layer" + stage, layer)));
        }
        addHead(parts, "fc", widths[3], task.classes());
        return parts;
    }

    /// For images of 224×224 (table 1).
    static List<Part> imageNet(ImageTask task, boolean bottlenecks, int... blocks) {
        var parts = new ArrayList<Part>();
        parts.add(new Part("stem", stem(task, Conv.fanOut(task.channels(), 64, 7, 2))));
        addWideStages(parts, bottlenecks, Chain.empty().then(Fixed.maxPool(3, 2, 1)), "downsample", blocks);
        addHead(parts, "fc", bottlenecks ? 512 * EXPANSION : 512, task.classes());
        return parts;
    }

    /// ImageNet's stages behind a stem for small images: RepDistiller's `ResNet50`.
    static List<Part> wideForCifar(ImageTask task, int... blocks) {
        var parts = new ArrayList<Part>();
        parts.add(new Part("stem", stem(task, Conv.fanOut(task.channels(), 64, 3, 1))));
        addWideStages(parts, true, Chain.empty(), "shortcut", blocks);
        addHead(parts, "linear", 512 * EXPANSION, task.classes());
        return parts;
    }

    private static void addWideStages(
            List<Part> parts, boolean bottlenecks, Chain before, String shortcut, int... blocks) {
        int in = 64;
        for (int stage = 1; stage <= 4; stage++) {
            int width = 32 << stage;
            int out = bottlenecks ? width * EXPANSION : width;
            var layer = stage(bottlenecks, in, out, blocks[stage - 1], stage == 1 ? 1 : 2, shortcut);
            var start = stage == 1 ? before : Chain.empty();
            parts.add(new Part("stage" + stage, start.then("layer" + stage, layer)));
            in = out;
        }
    }

    private static Chain stem(ImageTask task, Conv conv) {
        return Chain.empty()
                .then(task.unflatten())
                .then("conv1", conv)
                .then("bn1", new Norm(conv.out()))
                .then(Fixed.RELU);
    }

    private static Chain stage(boolean bottlenecks, int in, int out, int blocks, int stride, String shortcut) {
        var layers = new ArrayList<Layer>();
        for (int block = 0; block < blocks; block++) {
            int from = block == 0 ? in : out;
            int step = block == 0 ? stride : 1;
            var body = bottlenecks ? bottleneck(from, out, step) : basic(from, out, step);
            layers.add(
                    step == 1 && from == out
                            ? new Residual(body, true)
                            : new Residual(
                                    body,
                                    shortcut,
                                    Chain.numbered(Conv.fanOut(from, out, 1, step), new Norm(out)),
                                    true));
        }
        return Chain.numbered(layers);
    }

    private static Chain basic(int in, int out, int stride) {
        return Chain.empty()
                .then("conv1", Conv.fanOut(in, out, 3, stride))
                .then("bn1", new Norm(out))
                .then(Fixed.RELU)
                .then("conv2", Conv.fanOut(out, out, 3, 1))
                .then("bn2", new Norm(out));
    }

    private static Chain bottleneck(int in, int out, int stride) {
        int inside = out / EXPANSION;
        return Chain.empty()
                .then("conv1", Conv.fanOut(in, inside, 1, 1))
                .then("bn1", new Norm(inside))
                .then(Fixed.RELU)
                .then("conv2", Conv.fanOut(inside, inside, 3, stride))
                .then("bn2", new Norm(inside))
                .then(Fixed.RELU)
                .then("conv3", Conv.fanOut(inside, out, 1, 1))
                .then("bn3", new Norm(out));
    }

    private static void addHead(List<Part> parts, String name, int features, int classes) {
        parts.add(new Part("pooled", Fixed.MEAN));
        parts.add(new Part(Part.LAST, Chain.empty().then(name, Dense.plain(features, classes))));
    }
}
