package org.joryu.distill.train;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;

/// Adam as PyTorch computes it, on parameters that stay where they are.
///
/// Kingma and Ba (arXiv 1412.6980), algorithm 1. Each parameter costs three native calls; DJL's own
/// optimizer goes through a parameter store and copies.
final class Adam {

    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;
    private static final float NO_DECAY = 0;
    private static final float NO_RESCALING = 1;
    private static final float NO_CLIPPING = -1;

    private final List<Slot> slots;
    private final double learningRate;
    private int step;

    Adam(List<NDArray> parameters, double learningRate) {
        this.slots = parameters.stream().map(Slot::of).toList();
        this.learningRate = learningRate;
    }

    /// Moves every parameter against its gradient and clears the gradient.
    void update() {
        step++;
        double correction2 = Math.sqrt(1 - Math.pow(BETA2, step));
        // m/c1 / (√v/c2 + ε) = (c2/c1)·m / (√v + c2·ε): so one fused call does PyTorch's
        // arithmetic, where DJL's own Adam leaves ε uncorrected.
        float rate = (float) (learningRate * correction2 / (1 - Math.pow(BETA1, step)));
        float epsilon = (float) (EPSILON * correction2);
        for (var slot : slots) {
            slot.update((float) learningRate, rate, epsilon);
        }
    }

    private record Slot(PtNDArray parameter, PtNDArray mean, PtNDArray variance) {

        static Slot of(NDArray parameter) {
            return new Slot(
                    (PtNDArray) parameter, (PtNDArray) parameter.zerosLike(), (PtNDArray) parameter.zerosLike());
        }

        void update(float learningRate, float rate, float epsilon) {
            try (var gradient = parameter.getGradient()) {
                JniUtils.adamUpdate(
                        parameter,
                        gradient,
                        mean,
                        variance,
                        learningRate,
                        rate,
                        NO_DECAY,
                        NO_RESCALING,
                        NO_CLIPPING,
                        (float) BETA1,
                        (float) BETA2,
                        epsilon,
                        false);
            }
            JniUtils.zeroGrad(parameter);
        }
    }
}
