package org.joryu.distill.train;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import java.util.stream.Stream;
import org.joryu.distill.program.Update;

/// [Adam] at work. Each parameter costs three native calls; DJL's own optimizer goes through a
/// parameter store and copies.
final class RunningAdam implements RunningOptimizer {

    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;
    private static final float NO_RESCALING = 1;
    private static final float NO_CLIPPING = -1;

    private final Adam rule;
    private final List<Slot> slots;
    private int steps;

    RunningAdam(Adam rule, List<NDArray> parameters) {
        this.rule = rule;
        this.slots = parameters.stream().map(Slot::of).toList();
    }

    @Override
    public void update(double learningRate) {
        steps++;
        double correction2 = Math.sqrt(1 - Math.pow(BETA2, steps));
        // m/c1 / (√v/c2 + ε) = (c2/c1)·m / (√v + c2·ε): so one fused call does PyTorch's
        // arithmetic, where DJL's own Adam leaves ε uncorrected.
        float rate = (float) (learningRate * correction2 / (1 - Math.pow(BETA1, steps)));
        float epsilon = (float) (EPSILON * correction2);
        for (var slot : slots) {
            slot.update(rule, (float) learningRate, rate, epsilon);
        }
    }

    @Override
    public void clear() {
        slots.forEach(slot -> JniUtils.zeroGrad(slot.parameter));
    }

    @Override
    public List<NDArray> memory() {
        return slots.stream()
                .flatMap(slot -> Stream.<NDArray>of(slot.mean, slot.variance))
                .toList();
    }

    @Override
    public Update fused() {
        return new Update.AdamUpdate(
                slots.stream().map(slot -> (NDArray) slot.mean).toList(),
                slots.stream().map(slot -> (NDArray) slot.variance).toList(),
                BETA1,
                BETA2,
                EPSILON,
                rule.decay(),
                rule.decoupled(),
                Double.POSITIVE_INFINITY);
    }

    @Override
    public int steps() {
        return steps;
    }

    @Override
    public void resumeAfter(int steps) {
        this.steps = steps;
    }

    private record Slot(PtNDArray parameter, PtNDArray mean, PtNDArray variance) {

        static Slot of(NDArray parameter) {
            return new Slot(
                    (PtNDArray) parameter, (PtNDArray) parameter.zerosLike(), (PtNDArray) parameter.zerosLike());
        }

        void update(Adam rule, float learningRate, float rate, float epsilon) {
            try (var gradient = parameter.getGradient()) {
                JniUtils.adamUpdate(
                        parameter,
                        gradient,
                        mean,
                        variance,
                        learningRate,
                        rate,
                        (float) rule.decay(),
                        NO_RESCALING,
                        NO_CLIPPING,
                        (float) BETA1,
                        (float) BETA2,
                        epsilon,
                        rule.decoupled());
            }
            JniUtils.zeroGrad(parameter);
        }
    }
}
