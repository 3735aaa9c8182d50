package org.joryu.distill.model;

import java.util.Arrays;
import java.util.SplittableRandom;

/// How a tensor's values begin.
sealed interface Initial {

    float[] draw(SplittableRandom random, int count);

    /// Uniform in ±1/√fan_in: what PyTorch's `Linear` and `Conv2d` do for weights (kaiming_uniform
    /// with a = √5; He et al., arXiv 1502.01852) and biases.
    static Initial fanIn(long fanIn) {
        return new Uniform(1 / Math.sqrt((double) fanIn));
    }

    /// Normal with variance 2/fan_out: kaiming_normal for layers that ReLU follows.
    static Initial fanOut(long fanOut) {
        return new Normal(Math.sqrt(2.0 / fanOut));
    }

    /// Every value is the same.
    record Constant(float value) implements Initial {

        static final Constant ZERO = new Constant(0);
        static final Constant ONE = new Constant(1);

        @Override
        public float[] draw(SplittableRandom random, int count) {
            var values = new float[count];
            Arrays.fill(values, value);
            return values;
        }
    }

    /// Uniform in [-bound, bound).
    record Uniform(double bound) implements Initial {

        @Override
        public float[] draw(SplittableRandom random, int count) {
            var values = new float[count];
            for (int i = 0; i < count; i++) {
                values[i] = (float) random.nextDouble(-bound, bound);
            }
            return values;
        }
    }

    /// Normal around 0, by Marsaglia's polar method: with `StrictMath` it gives the same bits on
    /// every machine, which `nextGaussian` does not promise.
    record Normal(double deviation) implements Initial {

        @Override
        public float[] draw(SplittableRandom random, int count) {
            var values = new float[count];
            int filled = 0;
            while (filled < count) {
                double x = random.nextDouble(-1, 1);
                double y = random.nextDouble(-1, 1);
                double square = x * x + y * y;
                if (square >= 1 || square == 0) {
                    continue;
                }
                double scale = deviation * StrictMath.sqrt(-2 * StrictMath.log(square) / square);
                values[filled++] = (float) (x * scale);
                if (filled < count) {
                    values[filled++] = (float) (y * scale);
                }
            }
            return values;
        }
    }
}
