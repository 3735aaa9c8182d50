package org.joryu.distill.model;

import java.util.ArrayList;
import java.util.List;

/// Wide residual networks (Zagoruyko and Komodakis, arXiv 1605.07146) without dropout, as
/// RepDistiller lays them out: BatchNorm and ReLU stand before the convolutions, so that a stage's
/// output has not been through them.
final class WideResNets {

    private WideResNets() {}

    /// @param depth `6n + 4`
    /// @param factor how much wider than a plain one
    static List<Part> of(ImageTask task, int depth, int factor) {
        int blocks = (depth - 4) / 6;
        int[] widths = {16, 16 * factor, 32 * factor, 64 * factor};
        var parts = new ArrayList<Part>();
        parts.add(new Part(
                "stem",
                Chain.empty().then(task.unflatten()).then("conv1", Conv.fanOut(task.channels(), widths[0], 3, 1))));
        for (int stage = 1; stage <= 3; stage++) {
            var layer = stage(widths[stage - 1], widths[stage], blocks, stage == 1 ? 1 : 2);
            parts.add(new Part("stage" + stage, Chain.empty().then("block" + stage + ".layer", layer)));
        }
        parts.add(new Part(
                "pooled",
                Chain.empty().then("bn1", new Norm(widths[3])).then(Fixed.RELU).then(Fixed.MEAN)));
        var linear = new Dense(widths[3], task.classes(), Initial.fanIn(widths[3]), Initial.Constant.ZERO);
        parts.add(new Part(Part.LAST, Chain.empty().then("fc", linear)));
        return parts;
    }

    private static Chain stage(int in, int out, int blocks, int stride) {
        var layers = new ArrayList<Layer>();
        for (int block = 0; block < blocks; block++) {
            int from = block == 0 ? in : out;
            layers.add(block(from, out, block == 0 ? stride : 1));
        }
        return Chain.numbered(layers);
    }

    private static Layer block(int in, int out, int stride) {
        var start = Chain.empty().then("bn1", new Norm(in)).then(Fixed.RELU);
        if (in == out) {
            return new Residual(convolutions(start, in, out, stride), false);
        }
        // Where the width changes, the shortcut too begins behind the first BatchNorm and ReLU.
        var body = convolutions(Chain.empty(), in, out, stride);
        return start.then(new Residual(body, "convShortcut", Conv.fanOut(in, out, 1, stride), false));
    }

    private static Chain convolutions(Chain start, int in, int out, int stride) {
        return start.then("conv1", Conv.fanOut(in, out, 3, stride))
                .then("bn2", new Norm(out))
                .then(Fixed.RELU)
                .then("conv2", Conv.fanOut(out, out, 3, 1));
    }
}
