package org.joryu.distill.program;

import ai.djl.Device;

/// What makes a recorded computation faster without changing what it computes.
///
/// @param device where it runs
/// @param half whether linear layers and convolutions multiply in bf16, which does change it
/// @param joined whether layers are joined by functions of oneDNN, which not every libtorch has
record Passes(Device device, boolean half, boolean joined) {

    Graph improved(Graph graph) {
        var folded = FoldedNorms.in(JoinedLosses.in(graph));
        if (half) {
            return InPlace.in(ChannelsLast.in(HalfPrecision.in(folded)));
        }
        if (device.isGpu()) {
            return InPlace.in(folded);
        }
        return InPlace.in(ChannelsLast.in(joined ? FusedLayers.in(folded) : folded));
    }
}
