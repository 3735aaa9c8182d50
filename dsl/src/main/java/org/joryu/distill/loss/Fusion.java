package org.joryu.distill.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// ReviewKD's ABF: a stage of the student, fused with what came from the deeper ones, and brought to the
/// width of the teacher's.
///
/// A convolution of 1×1 reduces the stage; two gates, a convolution of 1×1 over it and what came from
/// behind and a sigmoid, weigh the two place by place; a convolution of 3×3 expands their sum. Both
/// convolutions have no biases, and normalization over the batch behind them, without a memory, as
/// nothing is ever asked of them outside of training.
///
/// @param name stands before the names of its parameters
/// @param from channels of the student's stage
/// @param inside channels in between, those of all fusions of a loss
/// @param to channels of the teacher's stage
/// @param fused whether something comes from behind
record Fusion(String name, long from, long inside, long to, boolean fused) {

    private static final int KERNEL = 3;
    private static final double EPSILON = 1e-5;

    /// What a fusion gives: the stage for the teacher's, and what goes on to the one before it.
    record Fused(NDArray output, NDArray onward) {}

    List<LossParameter> parameters() {
        var parameters = new ArrayList<LossParameter>();
        parameters.add(convolution("reduce", new Shape(inside, from, 1, 1)));
        parameters.addAll(normalization("reduce", inside));
        if (fused) {
            parameters.addAll(gates().parameters());
        }
        parameters.add(convolution("expand", new Shape(to, inside, KERNEL, KERNEL)));
        parameters.addAll(normalization("expand", to));
        return parameters;
    }

    private LinearLayer gates() {
        return new LinearLayer(name + ".gates", 2 * inside, 2);
    }

    /// As the authors begin them: kaiming_uniform with a = 1, ±√(3/fan_in).
    private LossParameter convolution(String layer, Shape shape) {
        double fanIn = shape.slice(1).size();
        return new LossParameter(
                name + "." + layer + ".weight", shape, new LossParameter.Start.Uniform(Math.sqrt(3 / fanIn)), true);
    }

    private List<LossParameter> normalization(String layer, long channels) {
        return List.of(
                LossParameter.constant(name + "." + layer + ".scale", new Shape(channels), 1),
                LossParameter.constant(name + "." + layer + ".shift", new Shape(channels), 0));
    }

    /// @param stage of the student, shape `(B, from, H, W)`
    /// @param deeper what came from behind, shape `(B, inside, …)`; null if nothing did
    /// @param height lines of the teacher's stage
    /// @param breadth its columns
    Fused apply(NDArray stage, @Nullable NDArray deeper, long height, long breadth, Function<String, NDArray> learned) {
        var reduced = normalized("reduce", convolved("reduce", stage, 0, learned), learned);
        var gathered = deeper == null
                ? reduced
                : gated(reduced, Pooling.nearest(deeper, stage.size(2), stage.size(3)), learned);
        var onward = Pooling.nearest(gathered, height, breadth);
        return new Fused(normalized("expand", convolved("expand", onward, KERNEL / 2, learned), learned), onward);
    }

    private NDArray gated(NDArray own, NDArray deeper, Function<String, NDArray> learned) {
        var gates = gates().apply(own.concat(deeper, 1), learned)
                .getNDArrayInternal()
                .sigmoid();
        return own.mul(gates.get(":, 0:1")).add(deeper.mul(gates.get(":, 1:2")));
    }

    @SuppressWarnings("NullAway") // DJL takes null for a convolution without biases.
    private NDArray convolved(String layer, NDArray maps, int padding, Function<String, NDArray> learned) {
        return maps.getNDArrayInternal()
                .convolution(
                        maps,
                        learned.apply(name + "." + layer + ".weight"),
                        null,
                        new Shape(1, 1),
                        new Shape(padding, padding),
                        new Shape(1, 1),
                        1)
                .singletonOrThrow();
    }

    private NDArray normalized(String layer, NDArray maps, Function<String, NDArray> learned) {
        var centred = maps.sub(mean(maps));
        var deviation = Constant.plus(mean(centred.square()), EPSILON).sqrt();
        return centred.div(deviation)
                .mul(Linear.alongWidth(learned.apply(name + "." + layer + ".scale"), maps))
                .add(Linear.alongWidth(learned.apply(name + "." + layer + ".shift"), maps));
    }

    /// Of each channel over rows and places, shape `(1, C, 1, 1)`; DJL has means over one axis only.
    private static NDArray mean(NDArray maps) {
        long channels = maps.size(1);
        return maps.transpose(1, 0, 2, 3)
                .reshape(channels, -1)
                .mean(new int[] {1})
                .reshape(1, channels, 1, 1);
    }
}
