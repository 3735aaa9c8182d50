package org.joryu.distill.train;

import java.util.SplittableRandom;
import org.joryu.distill.data.Augmentations;
import org.jspecify.annotations.Nullable;

/// How to train, whatever is trained: an optimizer over shuffled batches, the last of an epoch possibly
/// smaller.
///
/// ```java
/// var recipe = Recipe.DEFAULT.withEpochs(150).withSeed(7);
/// ```
///
/// @param epochs passes over the train split, ≥ 1
/// @param batchSize rows per step, ≥ 1
/// @param optimizer by what rule weights are moved
/// @param clipNorm the largest norm that the gradients of a step may have, taken all together, > 0: longer
///     ones are shortened to it before the update; infinite where they stay as they are
/// @param learningRate in the first epoch, or where the warm-up ends, finite and > 0
/// @param warmUp epochs in which the learning rate rises to that, by the same amount in each step, ≥ 0
/// @param rateSchedule how the learning rate goes on from there
/// @param augmentations how rows look in each epoch; they have a seed of their own
/// @param seed decides the initial weights, the order of the batches, and all else that is random
/// @param device `cpu`, `gpu`, `gpu1`, several such as `gpu0,gpu1`, or `gpus` for all, see [Devices]; null for the
///     first GPU if there is one, else the CPU
/// @param computation how a step is computed
public record Recipe(
        int epochs,
        int batchSize,
        Optimizer optimizer,
        double clipNorm,
        double learningRate,
        int warmUp,
        RateSchedule rateSchedule,
        Augmentations augmentations,
        long seed,
        @Nullable String device,
        Computation computation) {

    /// 30 epochs, batches of 64, Adam, learning rate 0.01, seed 0.
    public static final Recipe DEFAULT = new Recipe(
            30,
            64,
            Optimizer.DEFAULT,
            Double.POSITIVE_INFINITY,
            0.01,
            0,
            new RateSchedule.Constant(),
            Augmentations.NONE,
            0,
            null,
            Computation.DEFAULT);

    public Recipe {
        if (epochs < 1) {
            throw new IllegalArgumentException(
                    "epochs must be ≥ 1, but was " + epochs + ": one epoch is one pass over the train split");
        }
        if (batchSize < 1) {
            throw new IllegalArgumentException("batchSize must be ≥ 1, but was " + batchSize + ": 64 is usual");
        }
        if (!(clipNorm > 0)) {
            throw new IllegalArgumentException(
                    "clipNorm must be > 0, but was " + clipNorm + ": 1 to 5 are usual; leave it out to clip nothing");
        }
        if (warmUp < 0) {
            throw new IllegalArgumentException(
                    "warmUp must be ≥ 0 epochs, but was " + warmUp + ": 5 of 90 and more are usual, 0 is none");
        }
        if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
            throw new IllegalArgumentException("learningRate must be > 0 and finite, but was " + learningRate
                    + ": 0.001 to 0.01 are usual with Adam");
        }
        if (device != null) {
            device = Devices.requireSpelled(device);
        }
    }

    /// The same recipe with other epochs.
    public Recipe withEpochs(int epochs) {
        return new Recipe(
                epochs,
                batchSize,
                optimizer,
                clipNorm,
                learningRate,
                warmUp,
                rateSchedule,
                augmentations,
                seed,
                device,
                computation);
    }

    /// The same recipe with another batch size.
    public Recipe withBatchSize(int batchSize) {
        return new Recipe(
                epochs,
                batchSize,
                optimizer,
                clipNorm,
                learningRate,
                warmUp,
                rateSchedule,
                augmentations,
                seed,
                device,
                computation);
    }

    /// The same recipe with another learning rate.
    public Recipe withLearningRate(double learningRate) {
        return new Recipe(
                epochs,
                batchSize,
                optimizer,
                clipNorm,
                learningRate,
                warmUp,
                rateSchedule,
                augmentations,
                seed,
                device,
                computation);
    }

    /// The same recipe with another course of the learning rate.
    public Recipe withRateSchedule(RateSchedule rateSchedule) {
        return new Recipe(
                epochs,
                batchSize,
                optimizer,
                clipNorm,
                learningRate,
                warmUp,
                rateSchedule,
                augmentations,
                seed,
                device,
                computation);
    }

    /// The same recipe with another optimizer.
    public Recipe withOptimizer(Optimizer optimizer) {
        return new Recipe(
                epochs,
                batchSize,
                optimizer,
                clipNorm,
                learningRate,
                warmUp,
                rateSchedule,
                augmentations,
                seed,
                device,
                computation);
    }

    /// The same recipe with gradients clipped to a norm.
    public Recipe withClipNorm(double clipNorm) {
        return new Recipe(
                epochs,
                batchSize,
                optimizer,
                clipNorm,
                learningRate,
                warmUp,
                rateSchedule,
                augmentations,
                seed,
                device,
                computation);
    }

    /// The same recipe with a warm-up of other epochs.
    public Recipe withWarmUp(int warmUp) {
        return new Recipe(
                epochs,
                batchSize,
                optimizer,
                clipNorm,
                learningRate,
                warmUp,
                rateSchedule,
                augmentations,
                seed,
                device,
                computation);
    }

    /// The same recipe with other augmentations.
    public Recipe withAugmentations(Augmentations augmentations) {
        return new Recipe(
                epochs,
                batchSize,
                optimizer,
                clipNorm,
                learningRate,
                warmUp,
                rateSchedule,
                augmentations,
                seed,
                device,
                computation);
    }

    /// The same recipe with another seed.
    public Recipe withSeed(long seed) {
        return new Recipe(
                epochs,
                batchSize,
                optimizer,
                clipNorm,
                learningRate,
                warmUp,
                rateSchedule,
                augmentations,
                seed,
                device,
                computation);
    }

    /// The same recipe on a device.
    public Recipe withDevice(String device) {
        return new Recipe(
                epochs,
                batchSize,
                optimizer,
                clipNorm,
                learningRate,
                warmUp,
                rateSchedule,
                augmentations,
                seed,
                device,
                computation);
    }

    /// The same recipe, its steps computed otherwise.
    public Recipe withComputation(Computation computation) {
        return new Recipe(
                epochs,
                batchSize,
                optimizer,
                clipNorm,
                learningRate,
                warmUp,
                rateSchedule,
                augmentations,
                seed,
                device,
                computation);
    }

    /// The seed of one of several networks that are trained by this recipe: the first, number 0, has its
    /// own seed, each other one that follows from it.
    public long seedOf(int number) {
        var random = new SplittableRandom(seed);
        long drawn = seed;
        for (int i = 0; i < number; i++) {
            drawn = random.nextLong();
        }
        return drawn;
    }

    /// The learning rate of a step. In a warm-up of `W` epochs it is the `step`-th part of `W·stepsPerEpoch`,
    /// so that the last step of it has the whole: "gradual warmup" of Goyal et al. (arXiv 1706.02677, section
    /// 2.2), from next to nothing; in PyTorch's terms `LinearLR` with a `start_factor` of one part, stepped
    /// after every update, before the schedule in a `SequentialLR`.
    ///
    /// @param step counted from 1 over the whole training
    /// @param epoch the step's, counted from 1
    /// @param stepsPerEpoch how many steps each epoch has
    public double learningRate(long step, int epoch, int stepsPerEpoch) {
        return learningRate
                * (epoch <= warmUp
                        ? step / ((double) warmUp * stepsPerEpoch)
                        : rateSchedule.factor(epoch, epochs, warmUp));
    }

    /// How many steps an epoch over `rows` rows has.
    public int stepsPerEpoch(int rows) {
        return Math.ceilDiv(rows, batchSize);
    }
}
