package org.joryu.distill.loss;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// What a loss keeps from step to step: a projector's weights, which are trained along with the
/// student's and then thrown away, or a memory that it fills itself.
///
/// @param name unique in its loss, for example `projector.weight`
/// @param shape its shape
/// @param start how it begins
/// @param trained whether the optimizer moves it
public record LossParameter(String name, Shape shape, Start start, boolean trained) {

    /// How a parameter begins.
    public sealed interface Start {

        /// Every value is the same.
        record Constant(double value) implements Start {}

        /// Uniform in `[-bound, bound)`.
        record Uniform(double bound) implements Start {}
    }

    /// A weight of a linear layer or a convolution of so many inputs, as PyTorch begins it: uniform in
    /// ±1/√fan_in.
    static LossParameter weight(String name, Shape shape, long fanIn) {
        return new LossParameter(name, shape, new Start.Uniform(1 / Math.sqrt((double) fanIn)), true);
    }

    /// A trained parameter that begins with one value everywhere.
    static LossParameter constant(String name, Shape shape, double value) {
        return new LossParameter(name, shape, new Start.Constant(value), true);
    }

    /// A memory that no optimizer moves.
    static LossParameter memory(String name, Shape shape, Start start) {
        return new LossParameter(name, shape, start, false);
    }

    /// How many numbers there are in all of them.
    static long count(List<LossParameter> parameters) {
        return parameters.stream()
                .mapToLong(parameter -> parameter.shape.size())
                .sum();
    }

    /// The first values; the same random numbers give the same, bit for bit.
    public float[] draw(SplittableRandom random) {
        var values = new float[Math.toIntExact(shape.size())];
        switch (start) {
            case Start.Constant(double value) -> Arrays.fill(values, (float) value);
            case Start.Uniform(double bound) -> {
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) random.nextDouble(-bound, bound);
                }
            }
        }
        return values;
    }
}
