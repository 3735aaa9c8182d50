package org.joryu.distill;

import org.joryu.distill.data.Augmentation;
import org.joryu.distill.data.Augmentations;
import org.joryu.distill.train.Computation;
import org.joryu.distill.train.Engine;
import org.joryu.distill.train.Optimizer;
import org.joryu.distill.train.Precision;
import org.joryu.distill.train.RateSchedule;
import org.joryu.distill.train.Recipe;

/// How a plan trains, whatever it trains: each word gives another plan.
///
/// ```java
/// train(network("resnet8", 10)).on(data).epochs(240).optimizer(sgd(0.9)).learningRate(0.05, cosineDecay())
/// ```
///
/// @param <P> the kind of plan
public sealed interface RecipeWords<P> permits DistillationPlan, TrainingPlan {

    /// What was said so far.
    Recipe recipe();

    /// The same plan with another recipe.
    P withRecipe(Recipe recipe);

    /// Passes over the train split, ≥ 1; 30 unless said.
    default P epochs(int epochs) {
        return withRecipe(recipe().withEpochs(epochs));
    }

    /// Rows per step, ≥ 1; 64 unless said.
    default P batchSize(int batchSize) {
        return withRecipe(recipe().withBatchSize(batchSize));
    }

    /// How many rows of a batch are computed at once, at most: for batches that do not fit into memory. The
    /// gradients of a batch's parts, as equal in size as can be, are added up before the weights move, each
    /// by its share of the rows; so the step is that of the whole batch for every loss that is a mean over
    /// rows. A loss that looks across the rows of a batch, as `rkd()` or `dist()` do, then looks across those
    /// of a part, and BatchNorm takes its statistics of a part; a plan that has either says so before it
    /// runs. What is drawn at random, as in dropout, is drawn for each part. Whole batches unless said.
    ///
    /// ```java
    /// plan.batchSize(256).microBatch(64)
    /// ```
    ///
    /// @param rows ≥ 1; 0 for whole batches
    default P microBatch(int rows) {
        return withComputation(recipe().computation().withMicroBatch(rows));
    }

    /// In which numbers linear layers and convolutions multiply, f32 unless said; see [Precision]. The report of
    /// a distillation in bf16 tells what that costs, which takes another training in f32.
    ///
    /// ```java
    /// plan.precision(BF16)
    /// ```
    default P precision(Precision precision) {
        return withComputation(recipe().computation().withPrecision(precision));
    }

    /// By what steps are computed, the faster one that can unless said; see [Engine].
    ///
    /// ```java
    /// plan.engine(EAGER)
    /// ```
    default P engine(Engine engine) {
        return withComputation(recipe().computation().withEngine(engine));
    }

    private P withComputation(Computation computation) {
        return withRecipe(recipe().withComputation(computation));
    }

    /// The learning rate, > 0; unless said 0.001 in a training from labels, 0.01 in a distillation.
    default P learningRate(double learningRate) {
        return withRecipe(recipe().withLearningRate(learningRate));
    }

    /// The learning rate of the first epoch, and how it goes on.
    ///
    /// ```java
    /// plan.learningRate(0.05, stepDecay(0.1, 150, 180, 210))
    /// ```
    default P learningRate(double learningRate, RateSchedule schedule) {
        return withRecipe(recipe().withLearningRate(learningRate).withRateSchedule(schedule));
    }

    /// By what rule weights are moved; Adam unless said.
    ///
    /// ```java
    /// plan.optimizer(sgd(0.9).weightDecay(5e-4))
    /// ```
    default P optimizer(Optimizer optimizer) {
        return withRecipe(recipe().withOptimizer(optimizer));
    }

    /// Shortens the gradients of a step, all of them taken as one vector, to this norm where they are longer,
    /// before the weights move, as PyTorch's `clip_grad_norm_` does (Pascanu et al., arXiv 1211.5063,
    /// algorithm 1): for Transformers, large learning rates, and losses that now and then have a steep batch.
    /// What losses learn counts as well. Unless said, gradients stay as they are.
    ///
    /// ```java
    /// plan.clipNorm(1)
    /// ```
    ///
    /// @param norm > 0; 1 to 5 are usual
    default P clipNorm(double norm) {
        return withRecipe(recipe().withClipNorm(norm));
    }

    /// Lets the learning rate rise to the whole in the first epochs, by the same amount in every step, before
    /// it goes on as was said: for large batches (Goyal et al., arXiv 1706.02677, section 2.2) and Transformers.
    /// A cosine then begins behind the warm-up; the epochs of a step decay are counted from the first. None
    /// unless said.
    ///
    /// ```java
    /// plan.learningRate(0.1, cosineDecay()).warmUp(5).epochs(90)
    /// ```
    ///
    /// @param epochs ≥ 0, and fewer than the plan has
    default P warmUp(int epochs) {
        return withRecipe(recipe().withWarmUp(epochs));
    }

    /// How images look in each epoch; teacher and student see the same views of them.
    ///
    /// ```java
    /// plan.augment(augmentations(randomCrop(4), horizontalFlip()).seed(7))
    /// ```
    default P augment(Augmentations augmentations) {
        return withRecipe(recipe().withAugmentations(augmentations));
    }

    /// How images look in each epoch, with the augmentations' seed 0.
    default P augment(Augmentation... steps) {
        return augment(Augmentations.of(steps));
    }

    /// Decides the initial weights, the order of the batches, and all else that is random; 0 unless said.
    default P seed(long seed) {
        return withRecipe(recipe().withSeed(seed));
    }

    /// Where to run: `cpu`, `gpu`, `gpu1`, …; the first GPU if there is one unless said.
    ///
    /// Several, such as `gpu0,gpu1`, or `gpus` for all that this machine has, share the rows of every batch
    /// as equally as can be (data parallelism): each has a copy of the student and computes the gradients of
    /// its rows at the same time as the others; the first adds them up by their shares of the rows and moves
    /// the weights. So the step is that of one device for every loss that is a mean over rows: not bit for
    /// bit, as numbers are added up in another order, but the same each time. What looks across rows, and
    /// BatchNorm, see the rows of one device, as those of a part in [#microBatch], and BatchNorm's running
    /// statistics are those that the first device sees.
    ///
    /// It pays where a step takes far longer than to copy the weights there and the gradients back: for large
    /// networks and batches. Small ones get slower, so one GPU is the default. With `microBatch` each share
    /// is computed in parts of at most so many rows. A loss or a block of your own is asked by several threads
    /// at once. `cpu,cpu` tries it all without GPUs, and makes nothing faster.
    ///
    /// ```java
    /// plan.batchSize(512).device("gpu0,gpu1")
    /// ```
    default P device(String device) {
        return withRecipe(recipe().withDevice(device));
    }
}
