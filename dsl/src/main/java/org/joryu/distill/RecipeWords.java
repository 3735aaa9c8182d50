package org.joryu.distill;

import org.joryu.distill.data.Augmentation;
import org.joryu.distill.data.Augmentations;
import org.joryu.distill.train.Optimizer;
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
    default P device(String device) {
        return withRecipe(recipe().withDevice(device));
    }
}
