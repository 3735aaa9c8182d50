package org.joryu.distill.model;

import java.util.ArrayList;
import java.util.List;

/// MobileNetV2 (Sandler et al., arXiv 1801.04381) of half width for small images, as RepDistiller's
/// `mobile_half` lays it out.
final class MobileNets {

    /// Expansion, width, blocks and first stride of each group (table 2, with fewer strides).
    private static final int[][] GROUPS = {
        {1, 16, 1, 1}, {6, 24, 2, 1}, {6, 32, 3, 2}, {6, 64, 4, 2}, {6, 96, 3, 1}, {6, 160, 3, 2}, {6, 320, 1, 1}
    };

    /// The groups behind which each stage ends.
    private static final int[] STAGE_ENDS = {1, 2, 4, 6};

    private static final int LAST_WIDTH = 1280;

    private MobileNets() {}

    static List<Part> half(ImageTask task) {
        var parts = new ArrayList<Part>();
        int in = 16;
        parts.add(new Part(
                "stem",
                Chain.empty().then(task.unflatten()).then("conv1", rectified(Conv.fanOut(task.channels(), in, 3, 2)))));
        int group = 0;
        for (int stage = 1; stage <= STAGE_ENDS.length; stage++) {
            var groups = Chain.empty();
            for (; group <= STAGE_ENDS[stage - 1]; group++) {
                var plan = GROUPS[group];
                var blocks = new ArrayList<Layer>();
                int out = plan[1] / 2;
                for (int block = 0; block < plan[2]; block++) {
                    blocks.add(inverted(in, out, block == 0 ? plan[3] : 1, plan[0]));
                    in = out;
                }
                groups = groups.then("blocks." + group, Chain.numbered(blocks));
            }
            parts.add(new Part("stage" + stage, groups));
        }
        parts.add(new Part(
                "pooled",
                Chain.empty()
                        .then("conv2", rectified(Conv.fanOut(in, LAST_WIDTH, 1, 1)))
                        .then(Fixed.MEAN)));
        var linear = new Dense(LAST_WIDTH, task.classes(), new Initial.Normal(0.01), Initial.Constant.ZERO);
        parts.add(new Part(Part.LAST, Chain.empty().then("classifier.0", linear)));
        return parts;
    }

    private static Chain rectified(Conv conv) {
        return Chain.numbered(conv, new Norm(conv.out()), Fixed.RELU);
    }

    private static Layer inverted(int in, int out, int stride, int expansion) {
        int wide = in * expansion;
        var body = Chain.empty()
                .then(
                        "conv",
                        Chain.numbered(
                                Conv.fanOut(in, wide, 1, 1),
                                new Norm(wide),
                                Fixed.RELU,
                                Conv.fanOut(wide, wide, 3, stride, wide),
                                new Norm(wide),
                                Fixed.RELU,
                                Conv.fanOut(wide, out, 1, 1),
                                new Norm(out)));
        return stride == 1 && in == out ? new Residual(body, false) : body;
    }
}
