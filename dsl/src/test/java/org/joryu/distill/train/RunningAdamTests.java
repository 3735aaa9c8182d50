package org.joryu.distill.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import org.joryu.distill.model.Torch;
import org.junit.jupiter.api.Test;

class RunningAdamTests {

    /// Gradients so small that ε counts: where it stands in the formula then shows.
    private static final float[] SLOPES = {1e-9f, 1e-8f, 1e-3f, 10, -0.5f, 0};

    @Test
    void takes_the_steps_of_algorithm_1() {
        try (var manager = Torch.newManager(Device.cpu())) {
            var weights = manager.create(new float[SLOPES.length]);
            var slopes = manager.create(SLOPES);
            weights.setRequiresGradient(true);
            var adam = new RunningAdam(new Adam(0, false), List.of(weights));
            var expected = new double[SLOPES.length];
            var mean = new double[SLOPES.length];
            var variance = new double[SLOPES.length];
            for (int step = 1; step <= 5; step++) {
                float scale = step;
                Torch.withGradients(() -> {
                    var loss = weights.mul(slopes).sum().mul(scale);
                    JniUtils.backward((PtNDArray) loss, (PtNDArray) loss.onesLike(), false, false);
                    return loss;
                });
                adam.update(0.01);
                for (int i = 0; i < SLOPES.length; i++) {
                    double gradient = (double) SLOPES[i] * scale;
                    mean[i] = 0.9 * mean[i] + 0.1 * gradient;
                    variance[i] = 0.999 * variance[i] + 0.001 * gradient * gradient;
                    double correctedMean = mean[i] / (1 - Math.pow(0.9, step));
                    double correctedVariance = variance[i] / (1 - Math.pow(0.999, step));
                    expected[i] -= 0.01 * correctedMean / (Math.sqrt(correctedVariance) + 1e-8);
                }
                var actual = weights.toFloatArray();
                for (int i = 0; i < SLOPES.length; i++) {
                    assertThat((double) actual[i])
                            .as("slope %s, step %d", SLOPES[i], step)
                            .isCloseTo(expected[i], within(1e-6));
                }
            }
        }
    }
}
