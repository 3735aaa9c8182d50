package org.joryu.distill.model;

import java.util.List;

/// What ONNX Runtime made of a model before it was written, held against DJL on rows drawn at random: normally
/// distributed numbers, token ids, or, for a [BlockNetwork], zeros and ones.
///
/// @param runtime version of ONNX Runtime
/// @param rows how many were asked at once
/// @param largestDifference between two logits that should be equal
/// @param largestLogit by DJL, without its sign
/// @param latencies of one row, one after another: DJL's, that of ONNX Runtime with the model in f32, and, where it is
///     quantized, that of ONNX Runtime with the model as it was written; each with as many threads as DJL has for
///     one operation
public record OnnxCheck(String runtime, int rows, float largestDifference, float largestLogit, List<Timed> latencies) {

    public OnnxCheck {
        latencies = List.copyOf(latencies);
    }

    /// How long one row takes.
    ///
    /// @param who answers, for example `ONNX Runtime, int8`
    public record Timed(String who, Latency latency) {}
}
