package org.joryu.distill.onnx;

import java.util.ArrayList;
import java.util.List;

/// Weights in 8 bits: whole numbers in [-127, 127], and a factor for each output, symmetric.
///
/// @param numbers of type int8
/// @param scale one factor for each output
record RoundedWeights(Initializer numbers, Initializer scale) {

    /// What stands for zero among [#unsignedNumbers].
    static final int UNSIGNED_ZERO = 128;

    private static final int MOST = 127;

    /// The same numbers, all greater by [#UNSIGNED_ZERO].
    Initializer unsignedNumbers() {
        var shifted = numbers.bytes().clone();
        for (int i = 0; i < shifted.length; i++) {
            shifted[i] += (byte) UNSIGNED_ZERO;
        }
        return new Initializer(numbers.name(), ElementType.UINT8, numbers.shape(), shifted);
    }

    /// Of a matrix or filters that have their outputs in front.
    ///
    /// @param scaleRank how many axes the factors get, the first of them as long as there are outputs
    static RoundedWeights rows(Initializer weight, int scaleRank) {
        var values = weight.floats();
        int outputs = Math.toIntExact(weight.shape().getFirst());
        return of(weight, outputs, values.length / outputs, 1, weight.shape(), scaleRank);
    }

    /// Of a matrix that has its outputs in front, turned, as products of whole numbers want it.
    static RoundedWeights turned(Initializer weight) {
        int outputs = Math.toIntExact(weight.shape().getFirst());
        return of(weight, outputs, 1, outputs, weight.shape().reversed(), 1);
    }

    /// @param outputStep between numbers of one output and the next in the result
    /// @param step between numbers of one output
    private static RoundedWeights of(
            Initializer weight, int outputs, int outputStep, int step, List<Long> shape, int scaleRank) {
        var values = weight.floats();
        int each = values.length / outputs;
        var numbers = new byte[values.length];
        var scale = new float[outputs];
        for (int output = 0; output < outputs; output++) {
            float largest = 0;
            for (int i = 0; i < each; i++) {
                largest = Math.max(largest, Math.abs(values[output * each + i]));
            }
            scale[output] = largest == 0 ? 1 : largest / MOST;
            for (int i = 0; i < each; i++) {
                numbers[output * outputStep + i * step] = (byte) Math.rint(values[output * each + i] / scale[output]);
            }
        }
        var scaleShape = new ArrayList<Long>(List.of((long) outputs));
        while (scaleShape.size() < scaleRank) {
            scaleShape.add(1L);
        }
        return new RoundedWeights(
                new Initializer(weight.name() + "_int8", ElementType.INT8, shape, numbers),
                Initializer.floats(weight.name() + "_scale", scaleShape, scale));
    }
}
