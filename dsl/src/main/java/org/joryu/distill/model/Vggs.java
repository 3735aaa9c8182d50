package org.joryu.distill.model;

import java.util.ArrayList;
import java.util.List;

/// VGG networks (Simonyan and Zisserman, arXiv 1409.1556) for small images, as RepDistiller lays
/// them out: BatchNorm, one linear layer, and no fourth pooling below 64×64.
final class Vggs {

    private static final int[] WIDTHS = {64, 128, 256, 512, 512};

    /// Images of this height and more are pooled a fourth time.
    private static final int LARGE = 64;

    private Vggs() {}

    /// @param depths convolutions in each of the five blocks
    static List<Part> of(ImageTask task, int... depths) {
        var parts = new ArrayList<Part>();
        int in = task.channels();
        for (int block = 0; block < WIDTHS.length; block++) {
            var start = Chain.empty();
            if (block == 0) {
                start = start.then(task.unflatten());
            } else if (block < 4 || task.height() >= LARGE) {
                start = start.then(Fixed.maxPool(2, 2, 0));
            }
            var layers = new ArrayList<Layer>();
            for (int depth = 0; depth < depths[block]; depth++) {
                layers.add(convolution(in, WIDTHS[block]));
                layers.add(new Norm(WIDTHS[block]));
                layers.add(Fixed.RELU);
                in = WIDTHS[block];
            }
            parts.add(new Part(
                    block == 0 ? "stem" : "stage" + block, start.then("block" + block, Chain.numbered(layers))));
        }
        parts.add(new Part("pooled", Fixed.MEAN));
        var linear = new Dense(in, task.classes(), new Initial.Normal(0.01), Initial.Constant.ZERO);
        parts.add(new Part(Part.LAST, Chain.empty().then("classifier", linear)));
        return parts;
    }

    private static Conv convolution(int in, int out) {
        return new Conv(in, out, 3, 1, 1, 1, Initial.fanOut(9L * out), Initial.Constant.ZERO);
    }
}
